using System.Security.Cryptography;
using System.Text;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>RBAC objects as files: names, texts, and the command that applies them.</summary>
internal sealed class RbacFiles
{
    private const string RevisionLabel = "eks-access/revision";
    private const int LongestName = 200;

    // An object comes after those it needs: a namespace before what is in it, roles before their bindings.
    private static readonly string[] Order = ["Namespace", "ServiceAccount", "ConfigMap", "ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding"];

    private readonly string cluster;
    private readonly ManifestFolder folder;
    private readonly bool lacksAccount;

    public RbacFiles(string cluster, RbacObjects objects)
        : this(cluster, ManifestFolder.Rbac(cluster), objects, [])
    {
    }

    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="folder">The set that the objects are.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="others">Manifests of kinds that are none of the model's, applied last.</param>
    public RbacFiles(string cluster, ManifestFolder folder, RbacObjects objects, IEnumerable<(string File, string Text)> others)
    {
        this.cluster = cluster;
        this.folder = folder;
        (string File, string Text)[] manifests =
        [
            .. objects.All
                .OrderBy(item => Array.IndexOf(Order, item.Kind))
                .ThenBy(item => item.NamespaceName, StringComparer.Ordinal)
                .ThenBy(item => item.Name, StringComparer.Ordinal)
                .Select(item => (FileName(item), RbacWriter.Write(item))),
            .. others,
        ];
        Revision = LogicalIds.Hash(string.Concat(manifests.Select(file => $"{file.File}\n{file.Text}"))).ToLowerInvariant();
        lacksAccount = manifests.Any(file => file.Text.Contains(PodServiceAccounts.AccountPlaceholder, StringComparison.Ordinal));
        Texts = manifests is [] ? [] : [.. manifests, ("kustomization.yaml", Kustomization(manifests.Select(file => file.File)))];
    }

    public string Folder => folder.Folder;

    public string Revision { get; }

    public IReadOnlyList<(string File, string Text)> Texts { get; }

    public string ApplyCommand => Texts is []
        ? Delete("")
        : $"{Apply} && {Delete($",{RevisionLabel}!={Revision}")}";

    private string Apply => lacksAccount
        ? $"kubectl kustomize {ShellWord.Of(Folder)} | sed \"s/{PodServiceAccounts.AccountPlaceholder}/"
            + "$(aws sts get-caller-identity --query Account --output text)/\" | kubectl apply --filename -"
        : $"kubectl apply --kustomize {ShellWord.Of(Folder)}";

    private string Delete(string condition) =>
        $"kubectl delete {folder.PrunedKinds} --all-namespaces --selector {ShellWord.Of($"{folder.Label}={ClusterValue}{condition}")}";

    // A label holds at most 63 characters and ends with a letter or digit; a cluster name need not.
    private string ClusterValue => cluster.Length <= 63 && char.IsAsciiLetterOrDigit(cluster[^1]) ? cluster : LogicalIds.Hash(cluster);

    private string Kustomization(IEnumerable<string> files) =>
        $"""
        # {ApplyCommand}
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        labels:
          - pairs:
              {folder.Label}: "{ClusterValue}"
              {RevisionLabel}: "{Revision}"
        resources:
        {string.Concat(files.Select(file => $"  - {file}\n"))}
        """.ReplaceLineEndings("\n").TrimEnd() + "\n";

    // Names of RBAC objects may hold anything but '/' and '%', and two of them may differ in letter case alone. A file goes by its name where that has
    // only small letters, digits, dots and dashes; else by what is left of it and a hash behind an underscore, which no plain name has.
    private static string FileName(RbacObject item)
    {
        var plain = string.Join('.', new[] { item.Kind.ToLowerInvariant(), item.NamespaceName, item.Name }.OfType<string>());
        var safe = string.Concat(plain.ToLowerInvariant().Select(letter => IsPlain(letter) ? letter : '-'));
        return safe == plain && safe.Length <= LongestName && item.NamespaceName?.Contains('.', StringComparison.Ordinal) is not true
            ? $"{safe}.yaml"
            : $"{safe[..Math.Min(safe.Length, LongestName)]}_{Hash(item)}.yaml";
    }

    /// <summary>Writes the files in place of those that an earlier synthesis left.</summary>
    /// <param name="assembly">The folder of the cloud assembly.</param>
    public void Write(string assembly)
    {
        var path = Path.Combine(assembly, Folder);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        foreach (var (file, text) in Texts)
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, file), text);
        }
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-';

    // Long enough that nobody finds two names with one hash.
    private static string Hash(RbacObject item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Kind}/{item.NamespaceName}/{item.Name}")))[..32];
}
