namespace EksAccessConstructs.Rbac;

/// <summary>Base64 as Go's standard encoding reads it: line breaks are passed over, padding is needed, nothing else may be in it.</summary>
internal static class Base64
{
    /// <summary>The same bytes, written as Go writes them; null where the text is not base64.</summary>
    public static string? Normal(string text)
    {
        var bare = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        if (bare.AsSpan().ContainsAny(" \t\f\v") || bare.Any(letter => letter > '~'))
        {
            return null;
        }

        var bytes = new byte[(bare.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(bare, bytes, out var written) ? Convert.ToBase64String(bytes.AsSpan(0, written)) : null;
    }
}
