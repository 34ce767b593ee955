using System.Text.RegularExpressions;

namespace EksAccessConstructs.Text;

/// <summary>Times as programs in Go read them: <c>15m</c>, <c>1h30m</c>, <c>0</c>.</summary>
/// <remarks>Source: time.ParseDuration.</remarks>
internal static partial class GoDuration
{
    /// <summary>True for a duration.</summary>
    public static bool Is(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[-+]?(?:0|(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)\z")]
    private static partial Regex Form();
}
