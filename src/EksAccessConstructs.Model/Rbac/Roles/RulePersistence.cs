namespace EksAccessConstructs.Rbac;

/// <summary>Whether ClusterRoles that aggregate each other end up with a rule, whatever the order in which the controller visits them.</summary>
/// <remarks>
/// The controller visits aggregated roles in no fixed order and replaces the rules of each by those of its sources, unless they have none. A rule is lost from
/// all of them exactly where visits can lose it that never copy it: those of roles none of whose sources hold it. Such visits only take the rule away and
/// only fill empty roles, so doing each as soon as it can be done tries all orders at once. What then still holds the rule holds it in every order.
/// </remarks>
internal sealed class RulePersistence
{
    private readonly List<RoleNode> roles = [];
    private readonly Dictionary<Selection, List<RoleNode>> readers = [];

    /// <summary>The persistence of rules in a role, and in all that aggregate each other with it.</summary>
    public RulePersistence(RoleNode role)
    {
        var seen = new HashSet<RoleNode> { role };
        var open = new Stack<RoleNode>([role]);
        while (open.TryPop(out var next))
        {
            roles.Add(next);
            foreach (var source in NewSelections(next).SelectMany(selection => selection.Members).Where(seen.Add))
            {
                open.Push(source);
            }
        }

        roles.Sort((one, other) => one.Place.CompareTo(other.Place));
    }

    /// <summary>Every role whose rules can come into the role, itself included, by name.</summary>
    public IReadOnlyList<RoleNode> Roles => roles;

    /// <summary>True where the role ends up with the rule in every order.</summary>
    public bool IsCertain(NumberedRule rule) => new Visits(this, rule).Leave();

    private List<Selection> NewSelections(RoleNode reader)
    {
        var fresh = new List<Selection>();
        foreach (var selection in reader.Selections)
        {
            if (!readers.TryGetValue(selection, out var all))
            {
                readers.Add(selection, all = []);
                fresh.Add(selection);
            }

            all.Add(reader);
        }

        return fresh;
    }

    private sealed class Visits
    {
        private readonly RulePersistence world;
        private readonly Counted holding;
        private readonly Counted filled;
        private readonly Queue<RoleNode> open;

        public Visits(RulePersistence world, NumberedRule rule)
        {
            this.world = world;
            holding = new Counted(world, role => Array.Exists(role.Own, own => own.Number == rule.Number));
            filled = new Counted(world, role => role.Own.Length > 0);
            open = new Queue<RoleNode>(world.roles.Where(role => role.Gathers));
        }

        /// <summary>True where a role keeps the rule.</summary>
        public bool Leave()
        {
            while (holding.Any && open.TryDequeue(out var role))
            {
                if (!holding.AmongSourcesOf(role) && filled.AmongSourcesOf(role))
                {
                    Requeue(holding.Remove(role));
                    Requeue(filled.Add(role));
                }
            }

            return holding.Any;
        }

        // Once at most one role of a selection still holds the rule, or one or two are filled, its readers may answer differently.
        private void Requeue(IEnumerable<Selection> changed)
        {
            foreach (var reader in changed.SelectMany(selection => world.readers[selection]))
            {
                open.Enqueue(reader);
            }
        }
    }

    /// <summary>A set of roles, counted for each selection.</summary>
    private sealed class Counted
    {
        private readonly HashSet<RoleNode> set;
        private readonly Dictionary<Selection, int> counts;
        private readonly ILookup<RoleNode, Selection> selectedIn;

        public Counted(RulePersistence world, Func<RoleNode, bool> isMember)
        {
            set = [.. world.roles.Where(isMember)];
            counts = world.readers.Keys.ToDictionary(selection => selection, selection => selection.Members.Count(set.Contains));
            selectedIn = world.SelectedIn;
        }

        public bool Any => set.Count > 0;

        public bool AmongSourcesOf(RoleNode role) =>
            role.Selections.Any(selection => counts[selection] > (set.Contains(role) && selection.Contains(role) ? 1 : 0));

        /// <summary>Takes a role out.</summary>
        /// <returns>The selections of which at most one member is left.</returns>
        public IEnumerable<Selection> Remove(RoleNode role) => set.Remove(role) ? [.. selectedIn[role].Where(selection => --counts[selection] <= 1)] : [];

        /// <summary>Puts a role in.</summary>
        /// <returns>The selections of which one or two are members now.</returns>
        public IEnumerable<Selection> Add(RoleNode role) => set.Add(role) ? [.. selectedIn[role].Where(selection => ++counts[selection] <= 2)] : [];
    }

    private ILookup<RoleNode, Selection> SelectedIn => field ??= readers.Keys
        .SelectMany(selection => selection.Members, (selection, member) => (Selection: selection, Member: member))
        .ToLookup(pair => pair.Member, pair => pair.Selection);
}
