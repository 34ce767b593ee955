using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Words that come again and again, each kept once: manifests and logs say the same few thousands of times.</summary>
/// <remarks>When it is full, further words are made anew.</remarks>
internal sealed class WordPool
{
    private const int LongestBuilt = 48;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int most;

    /// <param name="most">How many different words are kept.</param>
    public WordPool(int most)
    {
        this.most = most;
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The text that was put together, the same object for the same short text.</summary>
    public string Of(StringBuilder text)
    {
        if (text.Length > LongestBuilt)
        {
            return text.ToString();
        }

        Span<char> buffer = stackalloc char[LongestBuilt];
        text.CopyTo(0, buffer, text.Length);
        return Of(buffer[..text.Length]);
    }

    /// <summary>The characters as a text, the same object for the same characters.</summary>
    public string Of(ReadOnlySpan<char> characters)
    {
        if (lookup.TryGetValue(characters, out var known))
        {
            return known;
        }

        var word = characters.ToString();
        if (words.Count < most)
        {
            words.Add(word);
        }

        return word;
    }
}
