using System.Text;

namespace EksAccessConstructs.Pods.Metadata;

/// <summary>The path of a request to the metadata service, as servers in Go see it.</summary>
/// <param name="Path">The path, without escapes.</param>
/// <param name="Query">What follows a question mark, escapes kept; empty where there is none.</param>
internal sealed record MetadataPath(string Path, string Query)
{
    private const string Credentials = "/meta-data/iam/security-credentials";

    /// <summary>Where pods ask which role they have.</summary>
    public static MetadataPath List { get; } = new($"/latest{Credentials}/", "");

    /// <summary>Where pods ask for the credentials of a role.</summary>
    public static MetadataPath Of(string role) => new($"/latest{Credentials}/{role}", "");

    /// <summary>A path as it is written in a request; null where an escape in it is none.</summary>
    public static MetadataPath? Read(string target)
    {
        var parts = target.Split('?', 2);
        return Unescaped(parts[0]) is { } path ? new(path, parts.Length > 1 ? parts[1] : "") : null;
    }

    /// <summary>The path without double slashes and dots, where the router of kube2iam and kiam leads such paths; this one where it has none.</summary>
    /// <remarks>Source: cleanPath of gorilla/mux and path.Clean of Go.</remarks>
    public MetadataPath Cleaned()
    {
        var kept = new List<string>();
        foreach (var part in Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                kept.Add(part);
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        var clean = $"/{string.Join('/', kept)}";
        return this with { Path = Path.EndsWith('/') && clean != "/" ? $"{clean}/" : clean };
    }

    /// <summary>The text behind the credentials route: empty where roles are listed, null where the path is another one.</summary>
    public string? Role
    {
        get
        {
            var version = Path.IndexOf('/', 1);
            if (version < 2 || !Path.AsSpan(version).StartsWith(Credentials))
            {
                return null;
            }

            var rest = Path[(version + Credentials.Length)..];
            if (rest is "" or "/")
            {
                return "";
            }

            return rest[0] == '/' && !rest.Contains('\n', StringComparison.Ordinal) ? rest[1..] : null;
        }
    }

    /// <summary>True where the path ends without the slash that the list has.</summary>
    public bool IsListWithoutSlash => Role is "" && !Path.EndsWith('/');

    private static string? Unescaped(string text)
    {
        var bytes = new List<byte>();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '%')
            {
                var rune = Rune.TryGetRuneAt(text, index, out var known) ? known : Rune.ReplacementChar;
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
                index += rune.IsBmp ? 0 : 1;
            }
            else if (index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(index + 1, 2), 16));
                index += 2;
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
