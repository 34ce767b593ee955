namespace EksAccessConstructs.Rbac;

/// <summary>ClusterRoles by their labels, so that a selector is held only against those that carry one of its labels.</summary>
internal sealed class LabelIndex(RoleNode[] roles)
{
    private readonly ILookup<(string Key, string Value), RoleNode> byLabel = roles
        .SelectMany(role => role.Role.Labels, (role, label) => (Label: (label.Key, label.Value), Role: role))
        .ToLookup(pair => pair.Label, pair => pair.Role);

    private readonly Dictionary<LabelSelector, Selection> known = [];

    /// <summary>Every selection made.</summary>
    public IReadOnlyCollection<Selection> Selections => known.Values;

    /// <summary>What a selector selects.</summary>
    public Selection Select(LabelSelector selector)
    {
        if (!known.TryGetValue(selector, out var selection))
        {
            selection = new Selection(known.Count, [.. Candidates(selector).Where(role => selector.Selects(role.Role.Labels))]);
            known.Add(selector, selection);
        }

        return selection;
    }

    private IEnumerable<RoleNode> Candidates(LabelSelector selector) =>
        selector.MatchLabels.Select(pair => byLabel[(pair.Key, pair.Value)]).MinBy(carriers => carriers.Count()) ?? (IEnumerable<RoleNode>)roles;
}
