using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access;

/// <summary>Whether a scope takes in a namespace.</summary>
/// <remarks>AWS documents a star at the end (<c>dev-*</c>). A star elsewhere is taken for any characters too, but an answer that rests on it is not
/// certain; nor is whether a star takes in kube-system.</remarks>
internal static class NamespacePattern
{
    /// <summary>True, false, or null where AWS does not say.</summary>
    public static bool? Covers(string pattern, string @namespace)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return pattern == @namespace;
        }

        if (!Widely(pattern, @namespace))
        {
            return false;
        }

        var isDocumented = pattern.IndexOf('*', StringComparison.Ordinal) == pattern.Length - 1 && @namespace != "kube-system";
        return isDocumented ? true : null;
    }

    private static bool Widely(string pattern, string @namespace) => pattern.IndexOf('*', StringComparison.Ordinal) == pattern.Length - 1
        ? @namespace.AsSpan().StartsWith(pattern.AsSpan()[..^1], StringComparison.Ordinal)
        : Regex.IsMatch(@namespace, $@"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\z", RegexOptions.CultureInvariant);
}
