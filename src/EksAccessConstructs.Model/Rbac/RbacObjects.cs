namespace EksAccessConstructs.Rbac;

/// <summary>The objects of one cluster that say something about access, in the order given.</summary>
/// <param name="All">The objects.</param>
public sealed record RbacObjects(ValueList<RbacObject> All)
{
    /// <summary>No objects.</summary>
    public static RbacObjects None { get; } = new([]);

    /// <summary>The roles of namespaces.</summary>
    public IEnumerable<Role> Roles => All.OfType<Role>();

    /// <summary>The roles of the cluster.</summary>
    public IEnumerable<ClusterRole> ClusterRoles => All.OfType<ClusterRole>();

    /// <summary>The bindings of namespaces.</summary>
    public IEnumerable<RoleBinding> RoleBindings => All.OfType<RoleBinding>();

    /// <summary>The bindings of the cluster.</summary>
    public IEnumerable<ClusterRoleBinding> ClusterRoleBindings => All.OfType<ClusterRoleBinding>();

    /// <summary>The service accounts.</summary>
    public IEnumerable<ServiceAccount> ServiceAccounts => All.OfType<ServiceAccount>();

    /// <summary>The namespaces.</summary>
    public IEnumerable<Namespace> Namespaces => All.OfType<Namespace>();
}
