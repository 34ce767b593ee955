using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Comparing;

/// <summary>The facts of eksctl's templates held against those of ours.</summary>
internal sealed record Comparison(ValueList<ComparedFact> Facts)
{
    /// <summary>True where every fact of eksctl's is ours too, or differs on purpose. What is ours alone is not a fault.</summary>
    public bool Holds => Count(FactState.Missing) + Count(FactState.Different) == 0;

    public static Comparison Of(
        IReadOnlyDictionary<string, string> theirs,
        IReadOnlyDictionary<string, string> ours,
        IEnumerable<AcceptedDifference> accepted,
        JsonNode? clusterConfig = null)
    {
        List<AcceptedDifference> meant = [.. accepted.Where(difference => difference.IsFor(clusterConfig))];
        return new(
            [
                .. theirs.Select(fact => Compare(fact.Key, fact.Value, ours.GetValueOrDefault(fact.Key), meant)),
                .. ours.Where(fact => !theirs.ContainsKey(fact.Key)).Select(fact => new ComparedFact(FactState.Extra, fact.Key, null, fact.Value)),
            ]);
    }

    public int Count(FactState state) => Facts.Count(fact => fact.State == state);

    /// <summary>The differences, one a line, and how many facts there are of each kind.</summary>
    public string Report(params ReadOnlySpan<FactState> shown)
    {
        var states = shown.ToArray();
        return string.Join('\n', [.. Facts.Where(fact => states.Contains(fact.State)).Select(fact => fact.ToString()), Summary()]);
    }

    private string Summary()
    {
        var total = Facts.Count - Count(FactState.Extra);
        var good = Count(FactState.Same) + Count(FactState.Accepted);
        return $"{good} of {total} facts ({100 * good / Math.Max(total, 1)} %): same {Count(FactState.Same)}, accepted {Count(FactState.Accepted)}, "
            + $"different {Count(FactState.Different)}, missing {Count(FactState.Missing)}; ours alone {Count(FactState.Extra)}";
    }

    private static ComparedFact Compare(string key, string theirs, string? ours, List<AcceptedDifference> meant)
    {
        if (ours == theirs)
        {
            return new(FactState.Same, key, theirs, ours);
        }

        return meant.FirstOrDefault(difference => difference.Covers(key, ours)) is { } difference
            ? new(FactState.Accepted, key, theirs, ours, difference.Why)
            : new(ours is null ? FactState.Missing : FactState.Different, key, theirs, ours);
    }
}
