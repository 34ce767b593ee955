namespace EksAccessConstructs.Rbac;

/// <summary>The roles of a cluster by name, aggregated ones filled: those given, and behind them those that the API server makes for itself.</summary>
internal sealed class RoleLookup
{
    private const string EksPrefix = "eks:";

    private readonly Dictionary<(string Namespace, string Name), IndexedRole> roles = [];
    private readonly Dictionary<string, IndexedRole> clusterRoles;
    private readonly Aggregation? aggregation;
    private readonly Lazy<RoleLookup>? withBuiltIn;

    private RoleLookup(RbacObjects objects, BuiltInRoles? builtIn, Lazy<RoleLookup>? withBuiltIn)
    {
        this.withBuiltIn = withBuiltIn;
        AddRoles(builtIn?.Roles ?? [], isBuiltIn: true);
        AddRoles(objects.Roles, isBuiltIn: false);
        var own = objects.ClusterRoles.Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        ValueList<ClusterRole> all = [.. objects.ClusterRoles, .. builtIn?.ClusterRoles.Where(role => !own.Contains(role.Name)) ?? []];
        aggregation = all.Any(role => role.Aggregation is not null) ? new Aggregation(all) : null;
        var indexed = aggregation?.Filled.Select(one => Indexed(one.Role, one.Holding, !own.Contains(one.Role.Role.Name)))
            ?? all.GroupBy(role => role.Name, (_, same) => same.Last(), StringComparer.Ordinal)
                .Select(role => new IndexedRole(role, new IndexedRules(role.Rules), isBuiltIn: !own.Contains(role.Name)));
        clusterRoles = indexed.ToDictionary(role => role.Role.Name, StringComparer.Ordinal);
    }

    /// <summary>The roles among some objects; behind them, where asked for, the built-in ones, which are not read before something names one.</summary>
    /// <param name="objects">The objects of one cluster. Of two roles with one name the later counts.</param>
    /// <param name="builtIn">The roles of the API server nearest to the cluster's version; given roles replace their namesakes. Null: none.</param>
    public static RoleLookup Create(RbacObjects objects, BuiltInRoles? builtIn)
    {
        if (builtIn is null)
        {
            return new RoleLookup(objects, null, null);
        }

        var merged = new Lazy<RoleLookup>(() => new(objects, builtIn, null));
        return objects.ClusterRoles.Any(role => role.Aggregation is not null) ? merged.Value : new RoleLookup(objects, null, merged);
    }

    /// <summary>ClusterRoles that aggregate each other, by the first name.</summary>
    public ValueList<RoleCycle> Cycles => Whole.aggregation?.Cycles ?? [];

    /// <summary>The role that a binding gives; null where it does not exist or cannot be given by such a binding. The group of the reference is not looked
    /// at.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="bindingNamespace">The namespace of the binding; null for a binding of the cluster.</param>
    public IndexedRole? Find(RoleRef reference, string? bindingNamespace)
    {
        var own = reference.Kind switch
        {
            "ClusterRole" => clusterRoles.GetValueOrDefault(reference.Name),
            "Role" when bindingNamespace is not null => roles.GetValueOrDefault((bindingNamespace, reference.Name)),
            _ => null,
        };
        return own ?? withBuiltIn?.Value.Find(reference, bindingNamespace);
    }

    /// <summary>The role that a binding gives; null where it does not exist or cannot be given by such a binding.</summary>
    public IndexedRole? Find(RbacBinding binding) => Find(binding.RoleRef, binding.NamespaceName);

    /// <summary>Where the role of a binding comes from.</summary>
    public RoleSource SourceOf(RbacBinding binding) => Find(binding) switch
    {
        { IsBuiltIn: true } => RoleSource.BuiltIn,
        not null => RoleSource.Given,
        null when binding.RoleRef.Name.StartsWith(EksPrefix, StringComparison.Ordinal) => RoleSource.PerhapsEks,
        null => RoleSource.Missing,
    };

    /// <summary>The names of the roles that a binding of this kind and place could give.</summary>
    public IEnumerable<string> NamesFor(RbacBinding binding) => binding.RoleRef.Kind == "ClusterRole"
        ? Whole.clusterRoles.Keys
        : Whole.roles.Keys.Where(key => key.Namespace == binding.NamespaceName).Select(key => key.Name);

    /// <summary>The namespaces that hold a Role of this name, in order.</summary>
    public IEnumerable<string> NamespacesWith(string role) =>
        Whole.roles.Keys.Where(key => key.Name == role).Select(key => key.Namespace).Order(StringComparer.Ordinal);

    /// <summary>True where an aggregated ClusterRole selects another one.</summary>
    public bool Gathers(string clusterRole) => Whole.aggregation?.SourcesOf(clusterRole).Any() ?? false;

    private RoleLookup Whole => withBuiltIn?.Value ?? this;

    private void AddRoles(IEnumerable<NamespaceRole> more, bool isBuiltIn)
    {
        foreach (var role in more)
        {
            roles[(role.Namespace, role.Name)] = new IndexedRole(role, new IndexedRules(role.Rules), isBuiltIn: isBuiltIn);
        }
    }

    private static IndexedRole Indexed(RoleNode role, Holding holding, bool isBuiltIn) => new(role.Role, holding.CertainRules, holding.OpenRules, isBuiltIn);
}

/// <summary>Where the role of a binding comes from.</summary>
internal enum RoleSource
{
    /// <summary>It is among the given objects.</summary>
    Given,

    /// <summary>The API server makes it for itself.</summary>
    BuiltIn,

    /// <summary>It is not known, but its name is one of those that EKS gives roles of its own, which are not published.</summary>
    PerhapsEks,

    /// <summary>It is not there.</summary>
    Missing,
}
