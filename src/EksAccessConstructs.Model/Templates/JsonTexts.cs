using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>JSON that a template holds as text, or has made of a value.</summary>
internal static class JsonTexts
{
    /// <summary>What a text says, all of it at one place; null where it is no JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where the text is.</param>
    public static YamlNode? Read(string text, SourceLocation place)
    {
        var reading = YamlText.Read(text, place.File);
        return reading is { HasErrors: false, Value.Documents: [{ Root: { } root and (YamlMap or YamlList) }] } ? root.At(place) : null;
    }

    /// <summary>A value as JSON without blanks; plain scalars that are JSON stay what they are.</summary>
    public static string Write(YamlNode node) => node switch
    {
        YamlMap map => $"{{{string.Join(',', map.Entries.Select(entry => $"{Quoted(entry.Key)}:{Write(entry.Value)}"))}}}",
        YamlList list => $"[{string.Join(',', list.Items.Select(Write))}]",
        YamlScalar { Style: ScalarStyle.Plain, Value: "true" or "false" or "null" } word => word.Value,
        YamlScalar { Style: ScalarStyle.Plain } number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            number.Value,
        YamlScalar text => Quoted(text.Value),
        _ => "null",
    };

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
