namespace EksAccessConstructs.Rights;

/// <summary>Rules that somebody holds somewhere.</summary>
/// <param name="Bundle">The rules.</param>
/// <param name="By">What gives them.</param>
internal sealed record Holding(RuleBundle Bundle, DecisionSource By);

/// <summary>What one subject holds, by place.</summary>
internal sealed class Holdings
{
    private static readonly List<Holding> Nothing = [];

    private readonly Dictionary<string, List<Holding>> byPlace = new(StringComparer.Ordinal);

    private readonly List<string> patterns = [];

    /// <summary>The places in which it holds something.</summary>
    public IEnumerable<string> Places => byPlace.Keys;

    /// <summary>True where both hold the same in just this place.</summary>
    public bool HoldsSameAt(string place, Holdings other)
    {
        var (own, theirs) = (At(place), other.At(place));
        return (own.Count == theirs.Count && own.Zip(theirs).All(pair => pair.First.Bundle == pair.Second.Bundle)) || KeyAt(place) == other.KeyAt(place);
    }

    /// <summary>The numbers of the bundles in just this place, each once, in order: equal where the same is held.</summary>
    public string KeyAt(string place) => string.Join(',', At(place).Select(holding => holding.Bundle.Id).Distinct().Order());

    /// <summary>The numbers of all bundles that count in a place, those of wider places included: equal where the same counts.</summary>
    public string KeyOf(string place) => string.Join(',', CountingIn(place).Select(holding => holding.Bundle.Id).Distinct().Order());

    /// <summary>What counts in a place: what is held there and in wider places.</summary>
    public IEnumerable<Holding> CountingIn(string place) => At(place).Concat(WiderThan(place));

    /// <summary>What counts in a place by being held in wider ones: the whole cluster, and patterns.</summary>
    public IEnumerable<Holding> WiderThan(string place) => patterns.Where(wide => Rights.Places.TakesIn(wide, place)).SelectMany(At);

    /// <summary>What it holds in just this place.</summary>
    public IReadOnlyList<Holding> At(string place) => byPlace.GetValueOrDefault(place, Nothing);

    public void Add(string place, Holding holding)
    {
        if (!byPlace.TryGetValue(place, out var list))
        {
            byPlace.Add(place, list = []);
            patterns.AddRange(place.Contains('*', StringComparison.Ordinal) ? [place] : []);
        }

        list.Add(holding);
    }

    public void Add(Holdings others, Func<DecisionSource, DecisionSource> through)
    {
        foreach (var (place, list) in others.byPlace)
        {
            foreach (var holding in list)
            {
                Add(place, holding with { By = through(holding.By) });
            }
        }
    }
}
