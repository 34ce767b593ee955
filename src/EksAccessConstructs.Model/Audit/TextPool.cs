using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Audit;

/// <summary>The texts of a log, each made once.</summary>
internal sealed class TextPool
{
    private const int Most = 200_000;
    private const int Longest = 512;

    private readonly WordPool words = new(Most);

    /// <summary>The text that a reader stands at; empty where it stands at no text.</summary>
    /// <exception cref="JsonException">The text is no UTF-8, or half of a pair of surrogates.</exception>
    public string Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return "";
        }

        try
        {
            return reader.ValueSpan.Length > Longest ? reader.GetString() ?? "" : Short(ref reader);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("a text is not UTF-8", error);
        }
    }

    private string Short(ref Utf8JsonReader reader)
    {
        Span<char> characters = stackalloc char[Longest];
        return words.Of(characters[..reader.CopyString(characters)]);
    }
}
