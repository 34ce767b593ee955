namespace EksAccessConstructs.Rbac;

/// <summary>What a ClusterRole holds once the controller has filled it. Roles that hold the same share it.</summary>
/// <param name="Certain">The rules that it holds in whatever order the controller visits the roles.</param>
/// <param name="Open">The rules that it holds in some orders only.</param>
/// <param name="Cycles">The roles that aggregate each other, on which the open rules depend.</param>
internal sealed record Holding(NumberedRule[] Certain, NumberedRule[] Open, ValueList<RoleCycle> Cycles)
{
    /// <summary>Nothing.</summary>
    public static Holding None { get; } = new([], [], []);

    /// <summary>True where it holds nothing in any order.</summary>
    public bool IsEmpty => Certain.Length == 0 && Open.Length == 0;

    /// <summary>The certain rules, ready for requests.</summary>
    public IndexedRules CertainRules => field ??= Indexed(Certain);

    /// <summary>The open rules, ready for requests; null for none.</summary>
    public OpenRules? OpenRules => Open.Length == 0 ? null : field ??= new OpenRules(Indexed(Open), Cycles.Select(cycle => cycle.Cause).ToValueList());

    /// <summary>Everything that these hold, in order and once.</summary>
    public static Holding Union(IEnumerable<Holding> holdings)
    {
        var certain = new RuleUnion();
        var open = new RuleUnion();
        var cycles = new OrderedDictionary<RoleCycle, bool>();
        var all = holdings.ToList();
        all.ForEach(holding => certain.Add(holding.Certain));
        foreach (var holding in all.Where(holding => holding.Open.Length > 0))
        {
            open.Add(holding.Open.Where(rule => !certain.Contains(rule)));
            foreach (var cycle in holding.Cycles)
            {
                cycles.TryAdd(cycle, true);
            }
        }

        return new Holding(certain.Rules, open.Rules, open.Rules.Length > 0 ? cycles.Keys.ToValueList() : []);
    }

    private static IndexedRules Indexed(NumberedRule[] rules) => new(rules.Select(rule => rule.Rule).ToValueList());
}

/// <summary>Rules in order, each once.</summary>
internal sealed class RuleUnion
{
    private readonly HashSet<int> numbers = [];
    private readonly List<NumberedRule> rules = [];

    public NumberedRule[] Rules => [.. rules];

    public bool Contains(NumberedRule rule) => numbers.Contains(rule.Number);

    public void Add(IEnumerable<NumberedRule> more) => rules.AddRange(more.Where(rule => numbers.Add(rule.Number)));
}
