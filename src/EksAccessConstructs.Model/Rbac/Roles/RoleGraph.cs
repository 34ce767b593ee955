namespace EksAccessConstructs.Rbac;

/// <summary>Which ClusterRoles of a cluster take their rules from which.</summary>
internal sealed class RoleGraph
{
    private readonly Dictionary<RbacRule, int> numbers = [];
    private readonly LabelIndex labels;

    /// <summary>The graph of these roles. Of several with one name the last counts.</summary>
    public RoleGraph(IEnumerable<ClusterRole> roles)
    {
        Roles = [.. roles.GroupBy(role => role.Name, (_, same) => same.Last(), StringComparer.Ordinal).OrderBy(role => role.Name, StringComparer.Ordinal)
            .Select((role, place) => new RoleNode(place, role, [.. role.Rules.Select(Numbered)]))];
        labels = new LabelIndex(Roles);
        foreach (var role in Roles)
        {
            role.Selections = role.Role.Aggregation?.Selectors.Select(labels.Select).Distinct().ToValueList() ?? [];
        }
    }

    /// <summary>The roles by name.</summary>
    public RoleNode[] Roles { get; }

    /// <summary>The roles in groups that aggregate each other, most of one role; a group comes after those that it takes rules from.</summary>
    public IEnumerable<RoleNode[]> Groups()
    {
        var selections = labels.Selections.OrderBy(selection => selection.Place);
        int[][] edges =
        [
            .. Roles.Select(role => role.Selections.Select(selection => Roles.Length + selection.Place).ToArray()),
            .. selections.Select(selection => selection.Members.Select(role => role.Place).ToArray()),
        ];
        return StrongComponents.Of(edges)
            .Select(component => component.Where(vertex => vertex < Roles.Length).Order().Select(place => Roles[place]).ToArray())
            .Where(group => group.Length > 0);
    }

    private NumberedRule Numbered(RbacRule rule)
    {
        if (!numbers.TryGetValue(rule, out var number))
        {
            numbers.Add(rule, number = numbers.Count);
        }

        return new NumberedRule(number, rule);
    }
}
