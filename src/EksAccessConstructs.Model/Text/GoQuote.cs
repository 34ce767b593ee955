using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Text as Go's <c>%q</c> prints it, which the messages of Kubernetes are full of.</summary>
internal static class GoQuote
{
    /// <summary>The text in double quotes with Go's escapes.</summary>
    public static string Of(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, rune);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text as <c>%+q</c> prints it: nothing but ASCII, so that no version of Unicode matters.</summary>
    public static string Ascii(string text) => string.Concat(Of(text).EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Escaped(rune)));

    /// <summary>A list of texts as Go prints it: in quotes, in brackets, with blanks between.</summary>
    public static string Of(ValueList<string> texts) => $"[{string.Join(' ', texts.Select(Of))}]";

    private static void Append(StringBuilder quoted, Rune rune) => _ = rune.Value switch
    {
        '"' => quoted.Append("\\\""),
        '\\' => quoted.Append(@"\\"),
        '\a' => quoted.Append(@"\a"),
        '\b' => quoted.Append(@"\b"),
        '\f' => quoted.Append(@"\f"),
        '\n' => quoted.Append(@"\n"),
        '\r' => quoted.Append(@"\r"),
        '\t' => quoted.Append(@"\t"),
        '\v' => quoted.Append(@"\v"),
        < ' ' or 0x7f => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
        _ when IsPrintable(rune) => quoted.Append(rune.ToString()),
        _ => quoted.Append(Escaped(rune)),
    };

    private static string Escaped(Rune rune) => rune.IsBmp
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
        : string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
