namespace EksAccessConstructs.Rbac;

/// <summary>A resource as people write it in one word: <c>RESOURCE[.GROUP][/SUBRESOURCE]</c>, as kubectl takes it.</summary>
internal static class ResourceWord
{
    /// <summary>The parts of a word; the group is null where the word names none.</summary>
    public static (string Resource, string? Group, string Subresource) Split(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var (full, subresource) = slash < 0 ? (word, "") : (word[..slash], word[(slash + 1)..]);
        var dot = full.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (full, null, subresource) : (full[..dot], full[(dot + 1)..], subresource);
    }

    /// <summary>The resource of Kubernetes' own that is meant; null where it is none.</summary>
    /// <param name="resource">The resource: plural, singular or short.</param>
    /// <param name="group">The API group; null where none is named.</param>
    public static ServedResource? Find(string resource, string? group) =>
        group is null ? ApiCatalog.Named(resource) : ApiCatalog.Find(group, resource) ?? ApiCatalog.Meant(group, resource);
}
