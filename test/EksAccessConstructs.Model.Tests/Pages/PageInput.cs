using System.Globalization;
using System.Text;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Pages;

/// <summary>Clusters for pages and pictures.</summary>
internal static class PageInput
{
    /// <summary>The cluster of the browser tests, before or after the change that they show.</summary>
    public static AccessReport Story(string version) => Report(ReadStory(version));

    public static AccessDiff Change() => AccessDiff.Between(ReadStory("old"), ReadStory("new"));

    /// <summary>So many roles in a group, and so many namespaces in which the group may do something.</summary>
    public static AccessReport Team(int roles, int namespaces, int groups = 1) => Report(Read([
        new InputText("auth.yaml", AwsAuth(Enumerable.Range(0, roles).Select(i => (Role($"dev-{i}"), $"dev-{i}", $"team-{i % groups}")))),
        new InputText("rbac.yaml", string.Concat(Enumerable.Range(0, namespaces).Select(i => Binding($"ns-{i}", $"team-{i % groups}", "view")))),
    ]));

    /// <summary>A cluster in which one name is everywhere a name can be.</summary>
    public static AccessReport Named(string name)
    {
        var quoted = $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        var cluster = Read([
            new InputText($"{name}.yaml", $"""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {"{"}name: {quoted}{"}"}
                rules:
                - {"{"}apiGroups: [{quoted}], resources: [{quoted}], verbs: [{quoted}, escalate]{"}"}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {"{"}name: {quoted}{"}"}
                roleRef: {"{"}apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {quoted}{"}"}
                subjects:
                - {"{"}kind: Group, name: {quoted}, apiGroup: rbac.authorization.k8s.io{"}"}
                - {"{"}kind: User, name: {quoted}, apiGroup: rbac.authorization.k8s.io{"}"}

                """),
        ]);
        return Report(cluster with { Name = name }) with
        {
            Region = name,
            CarriedOver = [new CarriedOver(name, name, new SourceLocation(name, 1, 1))],
            Choices = [new Choice(name, name, name, name)],
            Findings = [new Finding("EKS001", Severity.Warning, name)],
            NotUsed = [new UnusedDocument(name, name, new SourceLocation(name, 1, 1))],
        };
    }

    private static ClusterSnapshot ReadStory(string version)
    {
        var folder = Repository.Test("Browser", "story", version);
        return Read(Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => new InputText($"{version}/{Path.GetFileName(file)}", File.ReadAllText(file))));
    }

    private static ClusterSnapshot Read(IEnumerable<InputText> files) =>
        ClusterSnapshot.Of(ClusterInputs.Read(files).Value!.Clusters[0], DefaultsFlavour.Secure).Value!;

    private static AccessReport Report(ClusterSnapshot cluster) => new()
    {
        Deployed = cluster,
        Entries = cluster.CountingEntries.Select(grant => new ReportedPrincipal(grant.Principal.ToString(), grant)).ToValueList(),
    };

    private static string Role(string name) => $"arn:aws:iam::111122223333:role/{name}";

    private static string AwsAuth(IEnumerable<(string Arn, string User, string Group)> rows)
    {
        var text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: aws-auth, namespace: kube-system}\ndata:\n  mapRoles: |\n");
        foreach (var (arn, user, group) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - rolearn: {arn}\n      username: {user}\n      groups: [{group}]\n");
        }

        return text.ToString();
    }

    private static string Binding(string space, string group, string role) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: {{group}}, namespace: {{space}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{role}}}
        subjects:
        - {kind: Group, name: {{group}}, apiGroup: rbac.authorization.k8s.io}

        """;
}
