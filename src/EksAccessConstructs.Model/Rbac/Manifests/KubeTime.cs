using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Rbac;

/// <summary>Times as Kubernetes reads and writes them: RFC 3339, whole seconds, UTC.</summary>
internal static partial class KubeTime
{
    /// <summary>The time as Kubernetes writes it; null where the text is not a time.</summary>
    public static string? Parse(string text) =>
        Shape().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(
            $"{match.Groups[1].ValueSpan}T{match.Groups[2].ValueSpan}{match.Groups[3].ValueSpan}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{1,2}:[0-9]{2}:[0-9]{2})(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Shape();
}
