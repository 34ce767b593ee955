namespace EksAccessConstructs.Rbac;

/// <summary>Gives aggregated ClusterRoles the rules of those that they select, as the controller in the cluster does, until nothing changes.</summary>
/// <remarks>Source: <c>clusterroleaggregation_controller.go</c> of Kubernetes 1.34: selectors in order, selected roles by name, the role itself never, equal
/// rules once. Rules written by hand into an aggregated role are replaced; they stay only where nothing at all is gathered, since the controller then
/// writes no rules.</remarks>
public static class Aggregation
{
    /// <summary>The same ClusterRoles in the same order, with their rules filled in.</summary>
    /// <param name="roles">The ClusterRoles of one cluster. Of several with one name the last counts.</param>
    public static ValueList<ClusterRole> Fill(IEnumerable<ClusterRole> roles)
    {
        ValueList<ClusterRole> all = roles.ToValueList();
        return all.Any(role => role.Aggregation is not null) ? new Pool(all).Fill() : all;
    }

    private sealed class Pool
    {
        private readonly ValueList<ClusterRole> all;
        private readonly Dictionary<string, ValueList<RbacRule>> rules = new(StringComparer.Ordinal);
        private readonly List<Gatherer> gatherers = [];

        public Pool(ValueList<ClusterRole> all)
        {
            this.all = all;
            var byName = all.GroupBy(role => role.Name, (_, same) => same.Last()).OrderBy(role => role.Name, StringComparer.Ordinal).ToList();
            foreach (var role in byName)
            {
                rules[role.Name] = role.Aggregation is null ? role.Rules : [];
                if (role.Aggregation is { } aggregation)
                {
                    var from = aggregation.Selectors.SelectMany(selector => byName.Where(other => other.Name != role.Name && selector.Selects(other.Labels)));
                    gatherers.Add(new Gatherer(role, [.. from.Select(other => other.Name)]));
                }
            }
        }

        public ValueList<ClusterRole> Fill()
        {
            Settle();
            while (KeepHandWritten())
            {
                Settle();
            }

            return all.Select(role => role with { Rules = rules[role.Name] }).ToValueList();
        }

        /// <summary>Gathers until nothing changes. Rules only ever come in, so as many rounds as there are gatherers are enough.</summary>
        private void Settle()
        {
            var changed = true;
            for (var round = 0; changed && round <= gatherers.Count; round++)
            {
                changed = false;
                foreach (var gatherer in gatherers.Where(gatherer => !gatherer.KeepsItsOwn))
                {
                    var gathered = gatherer.From.SelectMany(name => rules[name]).Distinct().ToValueList();
                    changed |= gathered != rules[gatherer.Role.Name];
                    rules[gatherer.Role.Name] = gathered;
                }
            }
        }

        /// <summary>Lets roles that gathered nothing keep what is written in them; first those that select no other such role.</summary>
        private bool KeepHandWritten()
        {
            var empty = gatherers.Where(gatherer => rules[gatherer.Role.Name].IsEmpty && !gatherer.Role.Rules.IsEmpty).ToDictionary(gatherer => gatherer.Role.Name);
            var first = empty.Values.Where(gatherer => !gatherer.From.Any(empty.ContainsKey)).ToList();
            foreach (var gatherer in first.Count > 0 ? first : [.. empty.Values])
            {
                gatherer.KeepsItsOwn = true;
                rules[gatherer.Role.Name] = gatherer.Role.Rules;
            }

            return empty.Count > 0;
        }
    }

    private sealed class Gatherer(ClusterRole role, ValueList<string> from)
    {
        public ClusterRole Role => role;

        public ValueList<string> From => from;

        public bool KeepsItsOwn { get; set; }
    }

    /// <summary>True where labels fulfil all parts of a selector; the empty selector selects everything.</summary>
    public static bool Selects(this LabelSelector selector, ValueMap labels)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.MatchLabels.All(pair => labels[pair.Key] == pair.Value) && selector.MatchExpressions.All(requirement => Fulfils(requirement, labels[requirement.Key]));
    }

    private static bool Fulfils(LabelRequirement requirement, string? label) => requirement.Operator switch
    {
        "In" => label is not null && requirement.Values.Contains(label),
        "NotIn" => label is null || !requirement.Values.Contains(label),
        "Exists" => label is not null,
        "DoesNotExist" => label is null,
        _ => false,
    };
}
