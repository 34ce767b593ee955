using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>The roles that bindings can name: those given, and those that Kubernetes makes itself.</summary>
internal sealed class RoleBook
{
    private readonly Dictionary<string, ClusterRole> clusterRoles;
    private readonly Dictionary<(string Namespace, string Name), Role> roles;

    public RoleBook(RbacObjects rbac)
    {
        var own = rbac.ClusterRoles.Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        clusterRoles = Aggregation.Fill([.. rbac.ClusterRoles, .. BuiltInRoles.Newest.ClusterRoles.Where(role => !own.Contains(role.Name))])
            .GroupBy(role => role.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        roles = BuiltInRoles.Newest.Roles.Concat(rbac.Roles).GroupBy(role => (role.Namespace, role.Name)).ToDictionary(same => same.Key, same => same.Last());
    }

    /// <summary>The role that a binding gives; null where it is not there.</summary>
    public RoleRules? Find(RbacBinding binding) => binding.RoleRef.Kind switch
    {
        "ClusterRole" => clusterRoles.TryGetValue(binding.RoleRef.Name, out var role) ? RoleRules.Of(role) : null,
        "Role" when binding.NamespaceName is { } space => roles.TryGetValue((space, binding.RoleRef.Name), out var role) ? RoleRules.Of(role) : null,
        _ => null,
    };

    /// <summary>Every ClusterRole, built-in ones last; aggregated ones are filled.</summary>
    public IEnumerable<ClusterRole> ClusterRoles => clusterRoles.Values;

    /// <summary>True where the role of a binding is there, or may be: EKS adds roles of its own that it does not publish.</summary>
    public bool Has(RbacBinding binding) => Find(binding) is not null || binding.RoleRef.Name.StartsWith("eks:", StringComparison.Ordinal);

    /// <summary>The names of the roles that a binding could give.</summary>
    public IEnumerable<string> Names(RbacBinding binding) =>
        binding.RoleRef.Kind == "ClusterRole" ? clusterRoles.Keys : roles.Keys.Where(key => key.Namespace == binding.NamespaceName).Select(key => key.Name);

    /// <summary>The namespaces that hold a Role of this name, in order.</summary>
    public IEnumerable<string> NamespacesWith(string role) =>
        roles.Keys.Where(key => key.Name == role).Select(key => key.Namespace).Order(StringComparer.Ordinal);
}
