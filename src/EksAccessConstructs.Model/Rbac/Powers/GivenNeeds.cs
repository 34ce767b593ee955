namespace EksAccessConstructs.Rbac;

/// <summary>What some rules give of the table of powerful rights: of each right the needs that are met, and by what.</summary>
internal sealed class GivenNeeds
{
    private static readonly Lazy<NeedIndex> All = new(() => new NeedIndex(PowerfulRights.All, _ => true));
    private static readonly Lazy<NeedIndex> OfSeveralNeeds = new(() => new NeedIndex(PowerfulRights.All, right => right.Needs.Count > 1));

    private readonly SortedDictionary<int, List<GivenAccess>[]> met = [];

    private GivenNeeds()
    {
    }

    /// <summary>What rules give in the whole cluster.</summary>
    public static GivenNeeds InCluster(IEnumerable<RbacRule> rules) => new GivenNeeds().Add(rules, All.Value, given => given);

    /// <summary>What rules give in one namespace: nothing of what belongs to the whole cluster.</summary>
    public static GivenNeeds InNamespace(IEnumerable<RbacRule> rules) => new GivenNeeds().Add(rules, All.Value, given => given.InNamespace());

    /// <summary>What rules give of the rights with several needs alone, which several roles may give together.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="inCluster">True for the whole cluster, false for a namespace.</param>
    public static GivenNeeds Parts(IEnumerable<RbacRule> rules, bool inCluster) =>
        new GivenNeeds().Add(rules, OfSeveralNeeds.Value, given => inCluster ? given : given.InNamespace());

    /// <summary>The rights of which every need is met, in the order of the table.</summary>
    public IEnumerable<GivenPower> Powers => met.Where(pair => Array.TrueForAll(pair.Value, given => given.Count > 0))
        .Select(pair => new GivenPower(PowerfulRights.All[pair.Key], pair.Value.Select(given => given.ToValueList()).ToValueList()));

    /// <summary>The rights of which at least one need is met, by their place in the table.</summary>
    public IReadOnlyCollection<int> Rights => met.Keys;

    /// <summary>What meets the needs of a right; none for a need that is not met.</summary>
    public IReadOnlyList<IReadOnlyList<GivenAccess>> Of(int right) => met.GetValueOrDefault(right) ?? [];

    private GivenNeeds Add(IEnumerable<RbacRule> rules, NeedIndex index, Func<GivenAccess, GivenAccess?> inPlace)
    {
        foreach (var rule in rules)
        {
            foreach (var place in index.MayMeet(rule))
            {
                if (place.Access.GivenBy(rule) is { } given && inPlace(given) is { } counting)
                {
                    Needs(place)[place.Need].Add(counting);
                }
            }
        }

        return this;
    }

    private List<GivenAccess>[] Needs(NeedPlace place)
    {
        if (!met.TryGetValue(place.Right, out var needs))
        {
            met.Add(place.Right, needs = [.. PowerfulRights.All[place.Right].Needs.Select(_ => new List<GivenAccess>())]);
        }

        return needs;
    }
}

/// <summary>A powerful right that rules give.</summary>
/// <param name="Right">The right.</param>
/// <param name="Needs">What meets each of its needs.</param>
internal sealed record GivenPower(PowerfulRight Right, ValueList<ValueList<GivenAccess>> Needs)
{
    /// <summary>True where it is given for some names only.</summary>
    public bool IsByName => Needs.Any(need => need.All(given => !given.Names.IsEmpty));
}
