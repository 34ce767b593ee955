namespace EksAccessConstructs.Rbac;

/// <summary>What the ClusterRoles of a cluster hold once the controller has given the aggregated ones the rules of those that they select.</summary>
/// <remarks>Source: <c>clusterroleaggregation_controller.go</c> of Kubernetes 1.34: selectors in order, selected roles by name, the role itself never, equal
/// rules once. Rules written by hand into an aggregated role are replaced; they stay where nothing at all is gathered, since the controller then writes no
/// rules, and they may stay where roles aggregate each other, since they are then copied round before they are replaced.</remarks>
internal sealed class Aggregation
{
    private readonly Dictionary<string, RoleNode> byName;
    private readonly RoleNode[] roles;
    private readonly Holding[] holdings;
    private readonly Dictionary<AggregationRule, Holding> gathered = [];
    private readonly List<RoleCycle> cycles = [];

    /// <summary>The aggregation of the ClusterRoles of one cluster. Of several with one name the last counts.</summary>
    public Aggregation(IEnumerable<ClusterRole> clusterRoles)
    {
        var graph = new RoleGraph(clusterRoles);
        roles = graph.Roles;
        byName = roles.ToDictionary(role => role.Role.Name, StringComparer.Ordinal);
        holdings = new Holding[roles.Length];
        foreach (var group in graph.Groups())
        {
            Hold(group);
        }
    }

    /// <summary>The roles that aggregate each other.</summary>
    public ValueList<RoleCycle> Cycles => cycles.OrderBy(cycle => cycle.Names[0], StringComparer.Ordinal).ToValueList();

    /// <summary>Every role with what it holds, by name.</summary>
    public IEnumerable<(RoleNode Role, Holding Holding)> Filled => roles.Select(role => (role, holdings[role.Place]));

    /// <summary>The ClusterRoles that one takes its rules from.</summary>
    public IEnumerable<ClusterRole> SourcesOf(string name) => byName.TryGetValue(name, out var role) ? role.Sources.Select(source => source.Role) : [];

    /// <summary>The same ClusterRoles in the same order, with the rules that they hold for certain.</summary>
    public static ValueList<ClusterRole> Fill(IEnumerable<ClusterRole> roles)
    {
        var all = roles.ToValueList();
        var rules = new Aggregation(all).Filled.ToDictionary(one => one.Role.Role.Name, one => one.Holding.CertainRules.All, StringComparer.Ordinal);
        return all.Select(role => role with { Rules = rules[role.Name] }).ToValueList();
    }

    private void Hold(RoleNode[] group)
    {
        if (group is [var alone])
        {
            holdings[alone.Place] = alone.Role.Aggregation is { } rule ? Gather(alone, rule) : Own(alone);
            return;
        }

        var shared = Share(group);
        foreach (var role in group)
        {
            holdings[role.Place] = shared;
        }
    }

    private static Holding Own(RoleNode role)
    {
        var own = new RuleUnion();
        own.Add(role.Own);
        return new Holding(role.Gathers ? own.Rules : role.Own, [], []);
    }

    // Roles with one aggregationRule hold the same, unless they select themselves.
    private Holding Gather(RoleNode role, AggregationRule rule)
    {
        if (role.Selections.Any(selection => selection.Contains(role)))
        {
            return OrOwn(Sources(role), role);
        }

        if (!gathered.TryGetValue(rule, out var holding))
        {
            gathered.Add(rule, holding = Sources(role));
        }

        return OrOwn(holding, role);
    }

    private Holding Sources(RoleNode role) => Holding.Union(role.Sources.Select(source => holdings[source.Place]));

    private static Holding OrOwn(Holding gathered, RoleNode role) => gathered.IsEmpty ? Own(role) : gathered;

    // All roles of a cycle end with the same rules. Whatever is written in them, or in a role that they take rules from, can be copied round for ever.
    private Holding Share(RoleNode[] group)
    {
        var cycle = new RoleCycle(group.Select(role => role.Role.Name).ToValueList());
        cycles.Add(cycle);
        var persistence = new RulePersistence(group[0]);
        var possible = new RuleUnion();
        foreach (var role in persistence.Roles)
        {
            possible.Add(role.Own);
        }

        var plain = persistence.Roles.Where(role => !role.Gathers).SelectMany(role => role.Own, (_, rule) => rule.Number).ToHashSet();
        var certain = possible.Rules.ToLookup(rule => plain.Contains(rule.Number) || persistence.IsCertain(rule));
        var open = certain[false].ToArray();
        return new Holding([.. certain[true]], open, open.Length > 0 ? [cycle] : []);
    }
}
