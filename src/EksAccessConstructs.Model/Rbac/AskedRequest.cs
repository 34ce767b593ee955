namespace EksAccessConstructs.Rbac;

/// <summary>A request as people ask about it, such as <c>get deployments.apps/scale</c>, with a remark where the words were taken to mean something else
/// than they say.</summary>
/// <param name="Request">The request as the API server would see it.</param>
/// <param name="Remark">What was assumed; null for nothing.</param>
internal sealed record AskedRequest(AccessRequest Request, string? Remark)
{
    /// <summary>True where Kubernetes asks for such a thing: the verb is one that it asks for, and the resource is its own or of a group that is
    /// named.</summary>
    /// <value>Default: true.</value>
    public bool IsAsked { get; init; } = true;

    /// <summary>A request for a URL path.</summary>
    /// <param name="verb">The HTTP method in lower case.</param>
    /// <param name="path">The path.</param>
    public static AskedRequest OfUrl(string verb, string path) => new(new UrlRequest(verb, path), VerbRemark(verb, url: true))
    {
        IsAsked = VerbRemark(verb, url: true) is null,
    };

    /// <summary>A request for a resource. Singular and short names mean what kubectl takes them for.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="word">The resource: <c>RESOURCE[.GROUP][/SUBRESOURCE]</c>.</param>
    /// <param name="name">The name of the object; empty for none.</param>
    /// <param name="namespace">The namespace; null for <c>default</c>, as for kubectl.</param>
    /// <param name="everywhere">Whether all namespaces at once are meant.</param>
    public static AskedRequest Of(string verb, string word, string name, string? @namespace, bool everywhere)
    {
        var (resource, group, subresource) = ResourceWord.Split(word);
        var named = ResourceWord.Find(resource, group);
        var plural = named?.Name ?? resource;
        var inGroup = group ?? named?.Group ?? "";
        var carried = RequestVerbs.CarriesName(verb, subresource) ? name : "";
        var request = new ResourceRequest(verb, inGroup, plural, subresource, carried, NamespaceOf(named, carried, @namespace, everywhere));
        return new AskedRequest(request, Remarks(verb, word, named, group, request, @namespace, name))
        {
            IsAsked = resource == RuleMatch.All || (named is not null ? VerbRemark(verb, url: false) is null : group is not null),
        };
    }

    // Like kubectl: "default" where none is named. A request for a namespace carries that namespace.
    private static string NamespaceOf(ServedResource? known, string name, string? @namespace, bool everywhere) => known switch
    {
        { IsNamespaced: false, Group: "", Name: "namespaces" } => name,
        { IsNamespaced: false } => "",
        _ => everywhere ? "" : @namespace ?? "default",
    };

    private static string? Remarks(string verb, string word, ServedResource? named, string? group, ResourceRequest request, string? @namespace, string name)
    {
        var remarks = new[]
        {
            named is not null && (request.Resource != word.Split('.', '/')[0] || (group is null && request.Group.Length > 0))
                ? $"'{word}' is taken as {request.Resource}{(request.Group.Length > 0 ? $".{request.Group}" : "")}"
                : null,
            named is null && group is null
                ? $"'{word}' is not a resource of Kubernetes' own, so it is taken to be in the core group; write RESOURCE.GROUP for custom resources"
                : null,
            named is { IsNamespaced: false } && @namespace is not null ? $"{request.Resource} are not in a namespace, so -n does not count" : null,
            VerbRemark(verb, url: false),
            NameRemark(verb, request, name),
        }.OfType<string>().ToList();
        return remarks.Count == 0 ? null : string.Join("; ", remarks);
    }

    private static string? NameRemark(string verb, ResourceRequest request, string name) => (verb, name) switch
    {
        (_, "") => null,
        _ when request.Name.Length == 0 && verb == "create" =>
            $"a request to create carries no name, so this is asked without '{name}'; one carries it where it creates by PUT or server-side apply",
        _ when request.Name.Length == 0 => $"a request for '{verb}' carries no name, so this is asked without '{name}'",
        ("list" or "watch", _) => $"'{verb}' carries a name only where the client selects by metadata.name={name}",
        _ => null,
    };

    private static string? VerbRemark(string verb, bool url)
    {
        var isAsked = url ? RequestVerbs.Url.Contains(verb) : RequestVerbs.IsAsked(verb);
        if (isAsked || verb == RuleMatch.All)
        {
            return null;
        }

        return RequestVerbs.NeededFor(verb) is { } needed
            ? $"nobody asks for the verb '{verb}': {needed}"
            : $"Kubernetes itself never asks for the verb '{verb}'";
    }
}
