using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>What may be done: a request, with a remark where the words were taken to mean something else than they say.</summary>
/// <param name="Request">The request as the API server would see it.</param>
/// <param name="Remark">What was assumed; null for nothing.</param>
internal sealed record Question(AccessRequest Request, string? Remark)
{
    /// <summary>The words of a command line as question and paths: <c>VERB RESOURCE[.GROUP][/SUBRESOURCE] [NAME] PATH…</c>, or
    /// <c>VERB PATH…</c> with a URL.</summary>
    /// <param name="words">The words.</param>
    /// <param name="url">The URL path asked about; null for a resource.</param>
    /// <param name="name">The name of the object where it is given as an option.</param>
    /// <param name="namespace">The namespace; null for <c>default</c>.</param>
    /// <param name="everywhere">Whether all namespaces are meant.</param>
    /// <exception cref="UsageException">Words are missing or contradict each other.</exception>
    public static (Question Question, ValueList<string> Paths) Parse(ReadOnlySpan<string> words, string? url, string? name, string? @namespace, bool everywhere)
    {
        if (@namespace is not null && everywhere)
        {
            throw new UsageException("-n names one namespace and -A means all; give one of them");
        }

        if (words.IsEmpty)
        {
            throw new UsageException("say what: VERB RESOURCE [NAME] PATH…, or VERB --url PATH PATH…");
        }

        if (url is not null)
        {
            return (new Question(new UrlRequest(words[0], url), VerbRemark(words[0], url: true)), Paths(words[1..]));
        }

        if (words.Length < 2 || LooksLikePath(words[1]))
        {
            throw new UsageException(words.Length > 1 && words[1].StartsWith('/')
                ? $"'{words[1]}' is not a resource; for a URL say --url {words[1]}"
                : $"say which resource to {words[0]}: RESOURCE[.GROUP][/SUBRESOURCE]");
        }

        var rest = words[2..];
        if (name is null && rest.Length > 0 && !LooksLikePath(rest[0]))
        {
            name = rest[0];
            rest = rest[1..];
        }

        return (Of(words[0], words[1], name ?? "", @namespace, everywhere), Paths(rest));
    }

    private static Question Of(string verb, string word, string name, string? @namespace, bool everywhere)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var (full, subresource) = slash < 0 ? (word, "") : (word[..slash], word[(slash + 1)..]);
        var dot = full.IndexOf('.', StringComparison.Ordinal);
        var (resource, group) = dot < 0 ? (full, null) : (full[..dot], full[(dot + 1)..]);
        var named = group is null ? ApiCatalog.Named(resource) : ApiCatalog.Find(group, resource) ?? ApiCatalog.Meant(group, resource);
        var plural = named?.Name ?? resource;
        var inGroup = group ?? named?.Group ?? "";
        var request = new ResourceRequest(verb, inGroup, plural, subresource, name, NamespaceOf(named, plural, name, @namespace, everywhere));
        return new Question(request, Remarks(verb, word, named, group, request, @namespace));
    }

    // Like kubectl: "default" where none is named. A request for a namespace carries that namespace.
    private static string NamespaceOf(ServedResource? known, string resource, string name, string? @namespace, bool everywhere) => known switch
    {
        { IsNamespaced: false, Group: "", Name: "namespaces" } => name,
        { IsNamespaced: false } => "",
        _ => everywhere ? "" : @namespace ?? "default",
    };

    private static string? Remarks(string verb, string word, ServedResource? named, string? group, ResourceRequest request, string? @namespace)
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
        }.OfType<string>().ToList();
        return remarks.Count == 0 ? null : string.Join("; ", remarks);
    }

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

    private static bool LooksLikePath(string word) =>
        word is "-" or "." or ".."
        || word.StartsWith('/')
        || word.StartsWith("./", StringComparison.Ordinal)
        || word.StartsWith("../", StringComparison.Ordinal)
        || InputFiles.Endings.Contains(Path.GetExtension(word), StringComparer.OrdinalIgnoreCase)
        || File.Exists(word) || Directory.Exists(word);

    private static ValueList<string> Paths(ReadOnlySpan<string> words) =>
        words.IsEmpty ? throw new UsageException("say where to look: PATH… of YAML or JSON files or folders, - for standard input") : [.. words];
}
