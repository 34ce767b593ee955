namespace EksAccessConstructs.Rbac;

/// <summary>A role made ready for many requests.</summary>
internal sealed class IndexedRole
{
    private readonly RbacRule[] resourceRules;
    private readonly Probe[] probes;
    private readonly RbacRule[] urlRules;

    public IndexedRole(RbacObject role, ValueList<RbacRule> rules)
    {
        Role = role;
        Rules = rules;
        resourceRules = [.. rules.Where(rule => !rule.Resources.IsEmpty)];
        probes = [.. resourceRules.Select(Rbac.Probe.Of)];
        urlRules = [.. rules.Where(rule => !rule.NonResourceUrls.IsEmpty)];
        Probe = probes.Aggregate(default(Probe), (all, one) => all | one);
    }

    /// <summary>The role as it was given.</summary>
    public RbacObject Role { get; }

    /// <summary>Its rules, those of aggregation included.</summary>
    public ValueList<RbacRule> Rules { get; }

    /// <summary>The bits of all rules together.</summary>
    public Probe Probe { get; }

    /// <summary>The first rule that allows a request.</summary>
    public RbacRule? Find(AccessRequest request) => request switch
    {
        ResourceRequest wanted => Find(wanted, Rbac.Probe.Of(wanted)),
        UrlRequest wanted => Find(wanted),
        _ => null,
    };

    /// <summary>The first rule that allows a request for a resource.</summary>
    public RbacRule? Find(ResourceRequest request, in Probe probe)
    {
        for (var i = 0; i < probes.Length; i++)
        {
            if (probes[i].MayAllow(probe) && resourceRules[i].Allows(request))
            {
                return resourceRules[i];
            }
        }

        return null;
    }

    /// <summary>The first rule that allows a request for a URL.</summary>
    public RbacRule? Find(UrlRequest request)
    {
        foreach (var rule in urlRules)
        {
            if (rule.Allows(request))
            {
                return rule;
            }
        }

        return null;
    }
}

/// <summary>The roles of a cluster by name, aggregated ones filled.</summary>
internal sealed class RoleIndex
{
    private readonly Dictionary<(string Namespace, string Name), IndexedRole> roles = [];
    private readonly Dictionary<string, IndexedRole> clusterRoles = new(StringComparer.Ordinal);
    private readonly Lazy<RoleIndex>? withBuiltIn;

    private RoleIndex(IEnumerable<Role> roles, IEnumerable<ClusterRole> clusterRoles, Lazy<RoleIndex>? withBuiltIn)
    {
        this.withBuiltIn = withBuiltIn;
        foreach (var role in roles)
        {
            this.roles[(role.Namespace, role.Name)] = new IndexedRole(role, role.Rules);
        }

        foreach (var role in Aggregation.Fill(clusterRoles))
        {
            this.clusterRoles[role.Name] = new IndexedRole(role, role.Rules);
        }
    }

    /// <summary>The roles among some objects; behind them, where asked for, the built-in ones, which are not read before something names one.</summary>
    public static RoleIndex Create(RbacObjects objects, BuiltInRoles? builtIn)
    {
        if (builtIn is null)
        {
            return new RoleIndex(objects.Roles, objects.ClusterRoles, null);
        }

        // Of two roles with one name the later counts, so the objects' own replace built-in ones.
        var merged = new Lazy<RoleIndex>(() => new([.. builtIn.Roles, .. objects.Roles], [.. builtIn.ClusterRoles, .. objects.ClusterRoles], null));
        return objects.ClusterRoles.Any(role => role.Aggregation is not null) ? merged.Value : new RoleIndex(objects.Roles, objects.ClusterRoles, merged);
    }

    /// <summary>The role that a binding gives; null where it does not exist or cannot be given by such a binding. The group of the reference is not looked at.</summary>
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
}
