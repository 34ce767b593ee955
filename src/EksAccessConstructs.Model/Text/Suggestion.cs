namespace EksAccessConstructs.Text;

/// <summary>The known word that somebody most likely meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest known word: another case, or up to a third of its letters (at least 1, at most
    /// 3) wrong, missing, added or swapped; null where none is near.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        return known
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(near => near.Distance <= Math.Clamp(near.Candidate.Length / 3, 1, 3))
            .OrderBy(near => near.Distance).ThenBy(near => near.Candidate, StringComparer.Ordinal)
            .Select(near => near.Candidate)
            .FirstOrDefault();
    }

    /// <summary>"; did you mean 'x'?" or nothing, to end a message with.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) => For(word, known) is { } near ? $"; did you mean '{near}'?" : "";

    // Optimal string alignment: Levenshtein with swaps of neighbours.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        var row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
