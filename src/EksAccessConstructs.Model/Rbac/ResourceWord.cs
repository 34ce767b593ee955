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

    /// <summary>The resource of a word as a rule of a role has it, without verbs; <c>*</c> is every resource of every group, and a word without a group that
    /// Kubernetes does not know is one of the core group.</summary>
    public static RbacRule Rule(string word)
    {
        var (resource, group, subresource) = Split(word);
        var named = Find(resource, group);
        var plural = named?.Name ?? resource;
        return new RbacRule
        {
            ApiGroups = [group ?? named?.Group ?? (resource == RuleMatch.All ? RuleMatch.All : "")],
            Resources = [subresource.Length > 0 ? $"{plural}/{subresource}" : plural],
        };
    }
}
