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

    /// <summary>The places in which it holds something.</summary>
    public IEnumerable<string> Places => byPlace.Keys;

    /// <summary>What it holds in just this place.</summary>
    public IReadOnlyList<Holding> At(string place) => byPlace.GetValueOrDefault(place, Nothing);

    public void Add(string place, Holding holding)
    {
        if (!byPlace.TryGetValue(place, out var list))
        {
            byPlace.Add(place, list = []);
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
