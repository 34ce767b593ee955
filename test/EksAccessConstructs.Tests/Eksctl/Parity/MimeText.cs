using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>One part of user data in several parts.</summary>
/// <param name="ContentType">Its type, in lower case and without parameters.</param>
/// <param name="Body">What it says.</param>
internal sealed record MimePart(string ContentType, string Body);

/// <summary>User data in several parts, as cloud-init reads it.</summary>
internal static partial class MimeText
{
    public static bool IsMime(string text) => Header().IsMatch(text);

    /// <summary>The parts that hold something, however deep.</summary>
    public static IEnumerable<MimePart> Parts(string text)
    {
        var (head, body) = text.ReplaceLineEndings("\n").TrimStart('\n').Split("\n\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var type = ContentType().Match(head);
        var boundary = Boundary().Match(head);
        return boundary.Success && type.Groups[1].Value.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? Between(body, $"--{boundary.Groups[1].Value}").SelectMany(Parts)
            : [new MimePart(type.Success ? type.Groups[1].Value.ToLowerInvariant() : "text/plain", body)];
    }

    private static IEnumerable<string> Between(string body, string line) => $"\n{body}".Split($"\n{line}--")[0].Split($"\n{line}\n").Skip(1);

    [GeneratedRegex(@"\A(mime-version|content-type):", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex(@"^content-type:\s*([^;\s]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ContentType();

    [GeneratedRegex("""boundary="?([^"\s;]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
