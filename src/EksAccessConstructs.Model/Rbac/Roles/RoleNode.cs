namespace EksAccessConstructs.Rbac;

/// <summary>A ClusterRole in the graph of who aggregates whom.</summary>
internal sealed class RoleNode(int place, ClusterRole role, NumberedRule[] own)
{
    /// <summary>The place among all roles by name.</summary>
    public int Place => place;

    /// <summary>The role as it was given.</summary>
    public ClusterRole Role => role;

    /// <summary>The rules that are written in it.</summary>
    public NumberedRule[] Own => own;

    /// <summary>True where the controller writes the rules.</summary>
    public bool Gathers => role.Aggregation is not null;

    /// <summary>The selections that it takes rules from, in the order of its selectors.</summary>
    public ValueList<Selection> Selections { get; set; }

    /// <summary>The roles that it takes rules from, in the order in which the controller takes them; never itself.</summary>
    public IEnumerable<RoleNode> Sources => Selections.SelectMany(selection => selection.Members).Where(source => source != this);
}

/// <summary>A rule with a number that equal rules share, so that comparing rules costs nothing.</summary>
/// <param name="Number">The number.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct NumberedRule(int Number, RbacRule Rule);

/// <summary>The ClusterRoles that one selector selects, by name. Equal selectors share it.</summary>
internal sealed class Selection(int place, RoleNode[] members)
{
    private readonly HashSet<RoleNode> set = [.. members];

    /// <summary>The place among all selections.</summary>
    public int Place => place;

    /// <summary>The selected roles.</summary>
    public RoleNode[] Members => members;

    /// <summary>True where the role is among them.</summary>
    public bool Contains(RoleNode role) => set.Contains(role);
}
