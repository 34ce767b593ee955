namespace EksAccessConstructs.Rbac;

/// <summary>A resource that Kubernetes itself serves or asks its authorizers about.</summary>
/// <param name="Group">The API group; empty is the core group.</param>
/// <param name="Name">The name in plural, as rules write it.</param>
/// <param name="Kind">The kind of its objects; empty for resources that only authorizers know, such as <c>users</c>.</param>
/// <param name="ShortNames">What kubectl takes instead of the name.</param>
/// <param name="IsNamespaced">True where its objects are in namespaces.</param>
/// <param name="Subresources">Its subresources.</param>
internal sealed record ServedResource(string Group, string Name, string Kind, ValueList<string> ShortNames, bool IsNamespaced, ValueList<string> Subresources)
{
    /// <summary>The name in singular, which kubectl takes as well.</summary>
    public string Singular => Kind.ToLowerInvariant();
}

/// <summary>The API of Kubernetes 1.34 as rules see it: groups, resources, subresources, and who takes which special verb.</summary>
/// <remarks>Source: the discovery documents of Kubernetes 1.34 with alpha and beta APIs on, the authorization checks of its components (impersonation, signers,
/// kubelet), and metrics.k8s.io of metrics-server. Custom resources are not in it: about a group it does not know it says nothing.</remarks>
internal static class ApiCatalog
{
    /// <summary>Every resource, by group, then name.</summary>
    public static ValueList<ServedResource> Resources { get; } = [.. ApiCatalogTable.Lines.Select(Parse)];

    private static readonly Dictionary<string, ValueList<ServedResource>> ByGroup =
        Resources.GroupBy(resource => resource.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToValueList(), StringComparer.Ordinal);

    private static readonly Dictionary<(string Group, string Name), ServedResource> ByName = Resources.ToDictionary(one => (one.Group, one.Name));

    /// <summary>Groups that no supported Kubernetes serves any more.</summary>
    /// <remarks>extensions until 1.21, settings.k8s.io until 1.19, auditregistration.k8s.io until 1.18.</remarks>
    public static ValueList<string> RemovedGroups { get; } = ["auditregistration.k8s.io", "extensions", "settings.k8s.io"];

    /// <summary>True for a group of Kubernetes itself.</summary>
    public static bool KnowsGroup(string group) => ByGroup.ContainsKey(group);

    /// <summary>The groups of Kubernetes itself.</summary>
    public static IEnumerable<string> Groups => ByGroup.Keys;

    /// <summary>The resources of a group; none where the group is not Kubernetes' own.</summary>
    public static ValueList<ServedResource> InGroup(string group) => ByGroup.GetValueOrDefault(group);

    /// <summary>One resource; null where the group does not serve it.</summary>
    public static ServedResource? Find(string group, string resource) => ByName.GetValueOrDefault((group, resource));

    /// <summary>The resource that somebody means who writes it in singular, as a kind, by a short name or in another letter case; null where it is not such
    /// a word.</summary>
    public static ServedResource? Meant(string group, string word) => InGroup(group).FirstOrDefault(one =>
        one.Name != word && one.Kind.Length > 0
        && (Same(one.Name, word) || Same(one.Kind, word) || one.ShortNames.Contains(word.ToLowerInvariant()) || Same($"{one.Kind}s", word)));

    /// <summary>The group that kubectl takes where none is given: the core group if it serves the resource, otherwise the first group that does; null where
    /// none does.</summary>
    /// <param name="word">The resource in plural or singular, its kind or a short name.</param>
    public static ServedResource? Named(string word) =>
        Resources.Where(one => one.Kind.Length > 0).FirstOrDefault(one => one.Name == word)
        ?? Resources.FirstOrDefault(one => one.Name == word)
        ?? ByGroup.Keys.Select(group => Meant(group, word)).FirstOrDefault(one => one is not null);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static ServedResource Parse(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new ServedResource(cells[0], cells[1], cells[2], Words(cells[3]), cells[4] == "namespace", Words(cells[5]));
    }

    private static ValueList<string> Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList();
}
