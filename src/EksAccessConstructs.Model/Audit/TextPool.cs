using System.Text.Json;

namespace EksAccessConstructs.Audit;

/// <summary>Texts that come again and again, each made once. When it is full, further ones are made anew.</summary>
internal sealed class TextPool
{
    private const int Most = 200_000;
    private const int Longest = 512;

    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>An empty pool.</summary>
    public TextPool() => lookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();

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
        var text = characters[..reader.CopyString(characters)];
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var made = text.ToString();
        if (texts.Count < Most)
        {
            texts.Add(made);
        }

        return made;
    }
}
