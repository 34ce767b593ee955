using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Bytes to text as kubectl reads a file.</summary>
internal static class TextEncoding
{
    /// <summary>UTF-16 where a byte order mark says so, else UTF-8; the mark falls away, broken bytes become U+FFFD.</summary>
    /// <remarks>Source: cli-runtime resource.FileVisitor with x/text unicode.BOMOverride.</remarks>
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        _ => Encoding.UTF8.GetString(bytes),
    };

    /// <summary>Text without byte order mark; halves of characters become U+FFFD.</summary>
    public static string Clean(string text)
    {
        var bare = text is ['\uFEFF', ..] ? text[1..] : text;
        return bare.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(bare)) : bare;
    }
}
