using System.Security.Cryptography;
using System.Text;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Rbac;

/// <summary>The objects of one owner as files: one each, a kustomization of all, and what delivers them.</summary>
internal sealed class RbacFiles
{
    private const int LongestName = 200;

    // An object comes after those it needs: a namespace before what is in it, roles before their bindings.
    private static readonly string[] Order = ["Namespace", "ServiceAccount", "ConfigMap", "ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding"];

    private readonly ManifestFolder folder;
    private readonly List<OwnedManifest> manifests;

    /// <param name="folder">The set that the objects are.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="keeping">Annotations of namespaces, service accounts and config maps, which nothing deletes.</param>
    /// <param name="others">Manifests of kinds that are none of the model's, applied last.</param>
    public RbacFiles(ManifestFolder folder, RbacObjects objects, ValueMap keeping, params IEnumerable<OwnedManifest> others)
    {
        this.folder = folder;
        manifests = [.. InOrder(objects).Select(item => Manifest(Kept(item, keeping), folder.Owner)), .. others];
    }

    /// <summary>Objects in an order in which each comes after those it needs.</summary>
    public static IEnumerable<RbacObject> InOrder(RbacObjects objects) => objects.All
        .OrderBy(item => Array.IndexOf(Order, item.Kind))
        .ThenBy(item => item.NamespaceName, StringComparer.Ordinal)
        .ThenBy(item => item.Name, StringComparer.Ordinal);

    /// <summary>True where a manifest names the account by a placeholder, since nothing tells it.</summary>
    public bool LacksAccount => manifests.Exists(manifest => manifest.Text.Contains(PodServiceAccounts.AccountPlaceholder, StringComparison.Ordinal));

    /// <summary>The objects and their kustomization; without objects the kustomization alone.</summary>
    /// <param name="heading">What the kustomization begins with.</param>
    public IEnumerable<(string File, string Text)> Manifests(string heading) =>
        [.. manifests.Select(manifest => (manifest.File, manifest.Text)), ("kustomization.yaml", Kustomization(heading))];

    /// <summary>The script that applies them, and the list that it reads.</summary>
    public IEnumerable<(string File, string Text)> Script() =>
    [
        (ApplyScript.File, ApplyScript.Of(folder, LacksAccount ? PodServiceAccounts.AccountPlaceholder : "")),
        (ApplyScript.List, "# what apply.sh applies: file, version, kind, namespace, name, roleRef\n"
            + string.Concat(manifests.Select(manifest => $"{manifest.Line}\n"))),
    ];

    /// <summary>Writes files in place of those that an earlier synthesis left.</summary>
    /// <param name="assembly">The folder of the cloud assembly.</param>
    /// <param name="path">The folder in it.</param>
    /// <param name="files">The files.</param>
    public static void Write(string assembly, string path, params IEnumerable<(string File, string Text)> files)
    {
        var target = Path.Combine(assembly, path);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(target);
        foreach (var (file, text) in files)
        {
            File.WriteAllText(Path.Combine(target, file), text);
        }
    }

    /// <summary>An object as its owner brings it: with the label. Several owners may have objects in one namespace, and none of them deletes it.</summary>
    public static RbacObject Owned(RbacObject item, ManifestOwner owner) =>
        item is Namespace ? item : item with { Labels = item.Labels.With(ManifestOwner.Label, owner.Name) };

    private string Kustomization(string heading)
    {
        var resources = manifests is [] ? " []\n" : "\n" + string.Concat(manifests.Select(manifest => $"  - {manifest.File}\n"));
        return $"# {heading}\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:{resources}";
    }

    private static OwnedManifest Manifest(RbacObject item, ManifestOwner owner) => new(
        FileName(item), RbacWriter.Write(Owned(item, owner)), item.ApiVersion, item.Kind, item.NamespaceName, item.Name, (item as RbacBinding)?.RoleRef);

    private static RbacObject Kept(RbacObject item, ValueMap keeping) => item is Namespace or ServiceAccountObject or ConfigMapObject
        ? item with { Annotations = new([.. item.Annotations, .. keeping]) }
        : item;

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

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-';

    // Long enough that nobody finds two names with one hash.
    private static string Hash(RbacObject item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Kind}/{item.NamespaceName}/{item.Name}")))[..32];
}

/// <summary>One object of an owner as a file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Text">The manifest, with the owner's label.</param>
/// <param name="Version">The API version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; null for objects of the whole cluster.</param>
/// <param name="Name">The name.</param>
/// <param name="RoleRef">The role that a binding gives; null for others.</param>
internal sealed record OwnedManifest(string File, string Text, string Version, string Kind, string? Namespace, string Name, RoleRef? RoleRef = null)
{
    /// <summary>The line of the list that the script reads.</summary>
    public string Line => ApplyScript.Line(File, Version, Kind, Namespace, Name, RoleRef);
}
