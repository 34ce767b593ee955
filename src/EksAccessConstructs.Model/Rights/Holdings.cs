using EksAccessConstructs.Authorization;

namespace EksAccessConstructs.Rights;

/// <summary>Rules that somebody holds somewhere.</summary>
/// <param name="Bundle">The rules.</param>
/// <param name="Right">What gives them.</param>
/// <param name="LetInBy">What lets somebody from IAM in, to whom they are given; null for other subjects, and where the same thing does both.</param>
internal readonly record struct Holding(RuleBundle Bundle, DecisionSource Right, DecisionSource? LetInBy = null)
{
    /// <summary>What gives the rules, and what lets in.</summary>
    public DecisionSource By => LetInBy is null ? Right : new RightThroughAuthentication(LetInBy, Right);
}

/// <summary>What one subject holds, by place: of its own, and by the users and groups that it comes in as, which it shares with others.</summary>
internal sealed class Holdings
{
    private static readonly List<Holding> Nothing = [];

    private readonly Dictionary<string, List<Holding>> byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly List<Shared> shared = [];
    private List<string>? allPatterns;

    /// <summary>The places in which it holds something.</summary>
    public IEnumerable<string> Places => shared.Count == 0
        ? byPlace.Keys
        : shared.SelectMany(part => part.Given.byPlace.Keys).Concat(byPlace.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>The places in which it holds something, the whole cluster first, then by name.</summary>
    public IEnumerable<string> PlacesInOrder()
    {
        List<string> places = [.. shared.SelectMany(part => part.Given.byPlace.Keys), .. byPlace.Keys];
        places.Sort(Rights.Places.Compare);
        return places.Where((place, number) => number == 0 || place != places[number - 1]);
    }

    /// <summary>The places in which two may hold something else: what both share alike is not looked at again.</summary>
    /// <param name="other">The other.</param>
    /// <param name="known">What is known already of what is shared.</param>
    public IEnumerable<string> PlacesUnlike(Holdings other, SharedChanges known) => SharesAsManyAs(other)
        ? shared.Zip(other.shared).SelectMany(pair => known.Between(pair.First.Given, pair.Second.Given))
            .Concat(byPlace.Keys.Concat(other.byPlace.Keys))
            .Distinct(StringComparer.Ordinal)
            .Where(place => !HoldsSameAt(place, other))
        : Places.Concat(other.Places).Distinct(StringComparer.Ordinal).Where(place => !HoldsSameAt(place, other));

    /// <summary>The numbers of the bundles in just this place, each once, in order: equal where the same is held.</summary>
    public string KeyAt(string place)
    {
        if (!keys.TryGetValue(place, out var key))
        {
            keys.Add(place, key = OnlyAt(place) is { } part ? part.KeyAt(place) : Key(At(place)));
        }

        return key;
    }

    /// <summary>The numbers of all bundles that count in a place, those of wider places included: equal where the same counts.</summary>
    public string KeyOf(string place) => Patterns.Count == 0 ? KeyAt(place) : Key(CountingIn(place));

    /// <summary>What counts in a place: what is held there and in wider places.</summary>
    public IEnumerable<Holding> CountingIn(string place) => At(place).Concat(WiderThan(place));

    /// <summary>What counts in a place by being held in wider ones: the whole cluster, and patterns.</summary>
    public IEnumerable<Holding> WiderThan(string place) => Patterns.Where(wide => Rights.Places.TakesIn(wide, place)).SelectMany(At);

    /// <summary>What it holds in just this place.</summary>
    public IReadOnlyList<Holding> At(string place)
    {
        var own = byPlace.GetValueOrDefault(place, Nothing);
        if (shared.Count == 0)
        {
            return own;
        }

        var all = new List<Holding>();
        foreach (var (given, letInBy) in shared)
        {
            foreach (var holding in given.At(place))
            {
                all.Add(holding with { LetInBy = letInBy });
            }
        }

        all.AddRange(own);
        return all;
    }

    public void Add(string place, Holding holding)
    {
        if (!byPlace.TryGetValue(place, out var list))
        {
            byPlace.Add(place, list = []);
        }

        list.Add(holding);
    }

    /// <summary>Adds what is given to a user or group that somebody comes in as.</summary>
    public void Share(Holdings given, DecisionSource letInBy) => shared.Add(new Shared(given, letInBy));

    // Nothing is added once somebody has asked.
    private List<string> Patterns => allPatterns ??=
        [.. shared.SelectMany(part => part.Given.Patterns).Concat(byPlace.Keys.Where(place => place.Contains('*', StringComparison.Ordinal))).Distinct()];

    // The one part that gives anything in a place; null where several do, or none.
    private Holdings? OnlyAt(string place)
    {
        Holdings? only = null;
        foreach (var (given, _) in shared)
        {
            if (given.byPlace.ContainsKey(place))
            {
                if (only is not null || byPlace.ContainsKey(place))
                {
                    return null;
                }

                only = given;
            }
        }

        return only;
    }

    private bool SharesAsManyAs(Holdings other) => shared.Count == other.shared.Count;

    private bool HoldsSameAt(string place, Holdings other)
    {
        var (own, theirs) = (At(place), other.At(place));
        return (own.Count == theirs.Count && own.Zip(theirs).All(pair => pair.First.Bundle == pair.Second.Bundle)) || KeyAt(place) == other.KeyAt(place);
    }

    private static string Key(IEnumerable<Holding> held) => held.ToList() switch
    {
        [] => "",
        [var one] => one.Bundle.Key,
        var several => string.Join(',', several.Select(holding => holding.Bundle).Distinct().OrderBy(bundle => bundle.Id).Select(bundle => bundle.Key)),
    };

    private readonly record struct Shared(Holdings Given, DecisionSource LetInBy);
}

/// <summary>In which places what is shared by many has changed, found out once for all of them.</summary>
internal sealed class SharedChanges
{
    private readonly Dictionary<(Holdings Before, Holdings After), List<string>> known = [];

    /// <summary>The places in which the two hold something else.</summary>
    public IEnumerable<string> Between(Holdings before, Holdings after)
    {
        if (!known.TryGetValue((before, after), out var places))
        {
            known.Add((before, after), places = [.. before.PlacesUnlike(after, this)]);
        }

        return places;
    }
}
