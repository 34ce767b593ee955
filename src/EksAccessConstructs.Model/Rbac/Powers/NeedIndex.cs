namespace EksAccessConstructs.Rbac;

/// <summary>Where access stands in the table of powerful rights.</summary>
/// <param name="Right">The place of the right.</param>
/// <param name="Need">The place of the need in the right.</param>
/// <param name="Access">The access.</param>
internal readonly record struct NeedPlace(int Right, int Need, NeededAccess Access);

/// <summary>The table of powerful rights by the resources that rules name, so that a rule is held against few of them.</summary>
internal sealed class NeedIndex
{
    private readonly Dictionary<string, List<NeedPlace>> byWord = new(StringComparer.Ordinal);
    private readonly List<NeedPlace> ofWholeGroups = [];
    private readonly List<NeedPlace> ofOwnVerbs = [];
    private readonly List<NeedPlace> ofCustomGroups = [];

    public NeedIndex(ValueList<PowerfulRight> rights)
    {
        for (var right = 0; right < rights.Count; right++)
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
    public IEnumerable<NeedPlace> MayMeet(RbacRule rule) => rule.Resources
        .SelectMany(word => word == RuleMatch.All ? ofOwnVerbs.Concat(ofCustomGroups) : byWord.GetValueOrDefault(word) ?? [])
        .Concat(rule.Resources.IsEmpty ? [] : ofWholeGroups)
        .Distinct();

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
