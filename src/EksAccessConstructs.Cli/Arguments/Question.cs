using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>The words of a command line that say what may be done, and where to look.</summary>
internal static class Question
{
    /// <summary>The words of a command line as question and paths: <c>VERB RESOURCE[.GROUP][/SUBRESOURCE] [NAME] PATH…</c>, or
    /// <c>VERB PATH…</c> with a URL.</summary>
    /// <param name="words">The words.</param>
    /// <param name="url">The URL path asked about; null for a resource.</param>
    /// <param name="name">The name of the object where it is given as an option.</param>
    /// <param name="namespace">The namespace; null for <c>default</c>.</param>
    /// <param name="everywhere">Whether all namespaces are meant.</param>
    /// <exception cref="UsageException">Words are missing or contradict each other.</exception>
    public static (AskedRequest Question, ValueList<string> Paths) Parse(
        ReadOnlySpan<string> words, string? url, string? name, string? @namespace, bool everywhere)
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
            return (AskedRequest.OfUrl(words[0], url), Paths(words[1..]));
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

        return (AskedRequest.Of(words[0], words[1], name ?? "", @namespace, everywhere), Paths(rest));
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
