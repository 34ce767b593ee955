using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Nodes to YAML text that every YAML reader takes alike: block style, short lists of
/// text in one line, each text in quotes unless it is safely plain.</summary>
/// <remarks>Nothing is sorted. The text ends with one line feed. Reading it again gives the same values.</remarks>
internal static class YamlWriter
{
    private const int LineWidth = 120;

    /// <summary>One document, without separator.</summary>
    public static string Write(YamlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        Block(text, node, 0);
        return text.ToString();
    }

    /// <summary>A text as a scalar in one line: plain where no reader can take it for anything else, else in double quotes.</summary>
    public static string Scalar(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return IsSafelyPlain(value) ? value : Quoted(value);
    }

    /// <summary>True for text that is the same text without quotes, wherever it is: it begins with
    /// a letter or slash and no reader has another meaning for it.</summary>
    public static bool IsSafelyPlain(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is [>= 'a' and <= 'z' or >= 'A' and <= 'Z' or '/', ..]
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '/' or '-')
            && YamlScalars.TypeOfPlain(value) is YamlType.Text;
    }

    /// <summary>A text in double quotes, escaped.</summary>
    public static string Quoted(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when IsPrintable(rune) => text.Append(rune.ToString()),
                <= 0xFF => text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
                <= 0xFFFF => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        return text.Append('"').ToString();
    }

    private static bool IsPrintable(Rune rune) =>
        rune.Value is >= 0x20 and < 0x7F || (rune.Value > 0xA0 && Rune.GetUnicodeCategory(rune) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate));

    private static void Block(StringBuilder text, YamlNode node, int indent)
    {
        switch (node)
        {
            case YamlMap { Entries.IsEmpty: false } map:
                Map(text, map, indent);
                break;
            case YamlList { Items.IsEmpty: false } list:
                List(text, list, indent);
                break;
            default:
                text.Append(Inline(node)).Append('\n');
                break;
        }
    }

    private static void Map(StringBuilder text, YamlMap map, int indent)
    {
        var first = true;
        foreach (var entry in map.Entries)
        {
            Margin(text, first ? 0 : indent).Append(Scalar(entry.Key)).Append(':');
            Value(text, entry.Value, indent);
            first = false;
        }
    }

    private static void List(StringBuilder text, YamlList list, int indent)
    {
        var first = true;
        foreach (var item in list.Items)
        {
            Margin(text, first ? 0 : indent).Append('-');
            if (item is YamlMap { Entries.IsEmpty: false } map)
            {
                text.Append(' ');
                Map(text, map, indent + 2);
            }
            else
            {
                Value(text, item, indent);
            }

            first = false;
        }
    }

    // What comes after "key:" or "-": in the same line where it fits, else below.
    private static void Value(StringBuilder text, YamlNode node, int indent)
    {
        if (node is YamlScalar { Style: not ScalarStyle.Plain } scalar && IsLiteral(scalar.Value))
        {
            Literal(text, scalar.Value, indent + 2);
        }
        else if (Inline(node) is { } inline && inline.Length + indent < LineWidth)
        {
            text.Append(' ').Append(inline).Append('\n');
        }
        else
        {
            var deeper = node is YamlList ? indent : indent + 2;
            Margin(text.Append('\n'), deeper);
            Block(text, node, deeper);
        }
    }

    // A scalar, or a collection that is empty or a list of scalars; null for others.
    private static string? Inline(YamlNode node) => node switch
    {
        YamlScalar { Style: ScalarStyle.Plain } scalar => scalar.Value,
        YamlScalar scalar => Scalar(scalar.Value),
        YamlMap { Entries.IsEmpty: true } => "{}",
        YamlList list when list.Items.All(item => item is YamlScalar) => $"[{string.Join(", ", list.Items.Select(Inline))}]",
        _ => null,
    };

    private static bool IsLiteral(string value) =>
        value.AsSpan(0, Math.Max(0, value.Length - 1)).Contains('\n') && value[0] is not (' ' or '\t' or '\n')
        && value.EnumerateRunes().All(rune => rune.Value is '\n' || IsPrintable(rune));

    private static void Literal(StringBuilder text, string value, int indent)
    {
        var body = value.TrimEnd('\n');
        text.Append(" |").Append((value.Length - body.Length) switch { 0 => "-", 1 => "", _ => "+" }).Append('\n');
        foreach (var line in value[..^(value.EndsWith('\n') ? 1 : 0)].Split('\n'))
        {
            Margin(text, line.Length == 0 ? 0 : indent).Append(line).Append('\n');
        }
    }

    private static StringBuilder Margin(StringBuilder text, int indent) => text.Append(' ', indent);
}
