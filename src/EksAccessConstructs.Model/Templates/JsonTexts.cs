using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>JSON that a template holds as text.</summary>
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
}
