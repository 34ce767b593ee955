using System.Diagnostics.Contracts;

namespace EksAccessConstructs.Rbac;

/// <summary>The objects of one cluster that say something about access, in the order given.</summary>
/// <param name="All">The objects; <see cref="Of"/> refuses doubles.</param>
public sealed record RbacObjects(ValueList<RbacObject> All)
{
    /// <summary>No objects.</summary>
    public static RbacObjects None { get; } = new([]);

    /// <summary>The roles of namespaces.</summary>
    public IEnumerable<NamespaceRole> Roles => All.OfType<NamespaceRole>();

    /// <summary>The roles of the cluster.</summary>
    public IEnumerable<ClusterRole> ClusterRoles => All.OfType<ClusterRole>();

    /// <summary>The bindings of namespaces.</summary>
    public IEnumerable<RoleBinding> RoleBindings => All.OfType<RoleBinding>();

    /// <summary>The bindings of the cluster.</summary>
    public IEnumerable<ClusterRoleBinding> ClusterRoleBindings => All.OfType<ClusterRoleBinding>();

    /// <summary>The service accounts.</summary>
    public IEnumerable<ServiceAccountObject> ServiceAccounts => All.OfType<ServiceAccountObject>();

    /// <summary>The namespaces.</summary>
    public IEnumerable<Namespace> Namespaces => All.OfType<Namespace>();

    /// <summary>The config maps.</summary>
    public IEnumerable<ConfigMapObject> ConfigMaps => All.OfType<ConfigMapObject>();

    /// <summary>These objects as one set. Of objects with the same kind, namespace and name the last stays, in the place of the first, as after kubectl
    /// apply; each double is a finding that names both places.</summary>
    [Pure]
    public static Reading<RbacObjects> Of(params IEnumerable<RbacObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var byId = new OrderedDictionary<string, RbacObject>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var item in objects)
        {
            if (byId.TryGetValue(item.Id, out var first))
            {
                findings.Add(RbacRules.Once.At(item.Origin.Location, $"{item.Id} is already at {first.Origin}; keep one of the two"));
            }

            byId[item.Id] = item;
        }

        return new Reading<RbacObjects>(new RbacObjects(byId.Values.ToValueList()), findings.ToValueList());
    }

    /// <summary>Both sets as one; see <see cref="Of"/>.</summary>
    [Pure]
    public Reading<RbacObjects> With(RbacObjects others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return Of(All.Concat(others.All));
    }
}
