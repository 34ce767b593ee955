using System.Globalization;
using System.Text;

namespace EksAccessConstructs;

/// <summary>A cluster in files, made up from a seed: a ClusterConfig or none, its mode written or not, entries, identity mappings, aws-auth, RBAC.</summary>
internal sealed class MadeUpCluster
{
    private const string Account = "111122223333";
    private static readonly string[] Names = ["admin", "dev", "ops", "ci", "audit"];
    private static readonly string[] Groups = ["devs", "ops", "viewers", "system:masters", "cluster-ops"];

    private readonly Random random;

    public MadeUpCluster(int seed)
    {
        random = new Random(seed);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (random.Next(4) > 0)
        {
            files["cluster.yaml"] = Config();
        }

        if (random.Next(3) > 0 || files.Count == 0)
        {
            files["aws-auth.yaml"] = AwsAuth();
        }

        if (random.Next(3) > 0)
        {
            files["rbac.yaml"] = Rbac();
        }

        Files = files;
    }

    /// <summary>The files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Everybody whom the files may name, and somebody whom they do not.</summary>
    public static IEnumerable<string> Principals => [.. Names.Select(Role), .. Names.Select(name => $"arn:aws:iam::{Account}:user/{name}"), Role("nobody")];

    private static string Role(string name) => $"arn:aws:iam::{Account}:role/{name}";

    private string Config()
    {
        var text =
            new StringBuilder(
                "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1, version: \"1.34\"}\navailabilityZones: "
                    + "[eu-west-1a, eu-west-1b]\n");
        var mode = Any("API", "API_AND_CONFIG_MAP", "CONFIG_MAP", null, null);
        var creator = Any("true", "false", null, null);
        var entries = mode == "CONFIG_MAP" ? [] : Some(Names.Select(Role)).ToList();
        text.Append("accessConfig:\n");
        text.Append(mode is null ? "" : $"  authenticationMode: {mode}\n");
        text.Append(CultureInfo.InvariantCulture, $"  bootstrapClusterCreatorAdminPermissions: {(mode == "CONFIG_MAP" ? "true" : creator ?? "false")}\n");
        text.Append(entries.Count == 0 ? "" : $"  accessEntries:\n{string.Concat(entries.Select(Entry))}");
        var mappings = Some(Names.Select(Role)).Take(2).ToList();
        text.Append(mappings.Count == 0 || random.Next(2) == 0 ? "" : $"iamIdentityMappings:\n{string.Concat(mappings.Select(Mapping))}");
        return text.ToString();
    }

    private string Entry(string arn)
    {
        var group = Any("devs", "ops", "viewers", "cluster-ops", null);
        var policy = Any("AmazonEKSClusterAdminPolicy", "AmazonEKSViewPolicy", "AmazonEKSAdminPolicy", null);
        var scope = Any("{type: cluster}", "{type: namespace, namespaces: [shop]}");
        return $"    - principalARN: {arn}\n"
            + (group is null ? "" : $"      kubernetesGroups: [{group}]\n")
            + (policy is null ? "" : $"      accessPolicies: [{{policyARN: \"arn:aws:eks::aws:cluster-access-policy/{policy}\", accessScope: {scope}}}]\n");
    }

    private string Mapping(string arn) => $"  - arn: {arn}\n    username: {arn[(arn.LastIndexOf('/') + 1)..]}\n    groups: [{Any(Groups)}]\n";

    private string AwsAuth()
    {
        var roles = Some(Names.Select(Role))
            .Select(arn => $"    - rolearn: {arn}\n      username: {arn[(arn.LastIndexOf('/') + 1)..]}\n      groups: [{Any(Groups)}]\n");
        var users = Some(Names)
            .Take(1)
            .Select(name => $"    - userarn: arn:aws:iam::{Account}:user/{name}\n      username: {name}\n      groups: [{Any(Groups)}]\n")
            .ToList();
        return $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: aws-auth, namespace: kube-system}}\ndata:\n  mapRoles: |\n    - rolearn: {Role("node")}\n"
            + $"      username: system:node:{{{{EC2PrivateDNSName}}}}\n      groups: [system:bootstrappers, system:nodes]\n{string.Concat(roles)}"
            + (users.Count == 0 ? "" : $"  mapUsers: |\n{string.Concat(users)}");
    }

    private string Rbac()
    {
        var bindings = Some(Groups.Where(group => group != "system:masters")).Select(Binding);
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n" + string.Concat(bindings);
    }

    private string Binding(string group)
    {
        var kind = Any("RoleBinding", "ClusterRoleBinding");
        var role = Any("cluster-admin", "view", "edit", "missing");
        return $"---\napiVersion: rbac.authorization.k8s.io/v1\nkind: {kind}\nmetadata: {{name: {group}{(kind == "RoleBinding" ? ", namespace: shop" : "")}}}\n"
            + $"roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}\nsubjects: [{{apiGroup: rbac.authorization.k8s.io, kind: "
            + $"Group, name: {group}}}]\n";
    }

    private T Any<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private List<string> Some(IEnumerable<string> all) => all.Where(_ => random.Next(3) == 0).ToList();
}

/// <summary>Files in a folder of their own, which is deleted afterwards.</summary>
internal sealed class FilesInFolder : IDisposable
{
    public FilesInFolder(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("world-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
