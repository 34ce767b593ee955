using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>The short words of a file, each kept once: manifests say the same few words thousands of times.</summary>
internal sealed class WordPool
{
    private const int Longest = 48;
    private const int Most = 20_000;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public WordPool() => lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text that was put together, the same object for the same short words.</summary>
    public string Of(StringBuilder text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        Span<char> buffer = stackalloc char[Longest];
        text.CopyTo(0, buffer, text.Length);
        ReadOnlySpan<char> word = buffer[..text.Length];
        return lookup.TryGetValue(word, out var known) ? known : Added(word.ToString());
    }

    private string Added(string word)
    {
        if (words.Count < Most)
        {
            words.Add(word);
        }

        return word;
    }
}
