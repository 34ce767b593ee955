namespace EksAccessConstructs.Rbac;

/// <summary>Where access stands in the table of powerful rights.</summary>
/// <param name="right">The place of the right.</param>
/// <param name="need">The place of the need in the right.</param>
/// <param name="access">The access.</param>
internal sealed class NeedPlace(int right, int need, NeededAccess access)
{
    /// <summary>The place of the right.</summary>
    public int Right => right;

    /// <summary>The place of the need in the right.</summary>
    public int Need => need;

    /// <summary>The access.</summary>
    public NeededAccess Access => access;
}

/// <summary>The table of powerful rights by the resources that rules name, so that a rule is held against few of them.</summary>
internal sealed class NeedIndex
{
    private readonly Dictionary<string, List<NeedPlace>> byWord = new(StringComparer.Ordinal);
    private readonly List<NeedPlace> ofWholeGroups = [];
    private readonly List<NeedPlace> ofOwnVerbs = [];
    private readonly List<NeedPlace> ofCustomGroups = [];

    /// <param name="rights">The table.</param>
    /// <param name="counts">The rights of it that are looked for.</param>
    public NeedIndex(ValueList<PowerfulRight> rights, Func<PowerfulRight, bool> counts)
    {
        foreach (var right in Enumerable.Range(0, rights.Count).Where(place => counts(rights[place])))
        {
            for (var need = 0; need < rights[right].Needs.Count; need++)
            {
                foreach (var access in rights[right].Needs[need].Alternatives)
                {
                    Add(new NeedPlace(right, need, access));
                }
            }
        }
    }

    /// <summary>Where a rule may meet a need, each place once.</summary>
    public IReadOnlyList<NeedPlace> MayMeet(RbacRule rule)
    {
        var places = new List<NeedPlace>();
        foreach (var word in rule.Resources.AsSpan())
        {
            if (word == RuleMatch.All)
            {
                AddNew(places, ofOwnVerbs);
                AddNew(places, ofCustomGroups);
            }
            else if (byWord.TryGetValue(word, out var known))
            {
                AddNew(places, known);
            }
        }

        if (!rule.Resources.IsEmpty)
        {
            AddNew(places, ofWholeGroups);
        }

        return places;
    }

    private static void AddNew(List<NeedPlace> places, List<NeedPlace> more)
    {
        var before = places.Count;
        foreach (var place in more)
        {
            if (before == 0 || places.IndexOf(place, 0, before) < 0)
            {
                places.Add(place);
            }
        }
    }

    private void Add(NeedPlace place)
    {
        if (place.Access.Verbs.Any(verb => !RequestVerbs.Standard.Contains(verb)))
        {
            ofOwnVerbs.Add(place);
        }

        if (!place.Access.Groups.All(ApiCatalog.KnowsGroup))
        {
            ofCustomGroups.Add(place);
        }

        foreach (var word in place.Access.Resources.SelectMany(Words).Distinct(StringComparer.Ordinal))
        {
            if (word == RuleMatch.All)
            {
                ofWholeGroups.Add(place);
            }
            else
            {
                (byWord.TryGetValue(word, out var known) ? known : byWord[word] = []).Add(place);
            }
        }
    }

    private static IEnumerable<string> Words(string resource) =>
        ResourceWord.Split(resource).Subresource is { Length: > 0 } subresource ? [resource, $"*/{subresource}"] : [resource];
}
