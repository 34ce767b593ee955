using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Authorization;

/// <summary>What every cluster gives to everybody who asks, by the API server's own bindings: to ask what one may do, and to look at versions and health.
/// </summary>
/// <remarks>Binding and role of a file take the place of those of the same name. Source: Kubernetes Docs, "Using RBAC Authorization", "API discovery roles".
/// </remarks>
internal static class DefaultBindings
{
    /// <summary>Decides by them alone.</summary>
    /// <param name="cluster">The cluster; one without built-in roles has none.</param>
    public static RbacEvaluator Of(ClusterSnapshot cluster)
    {
        if (cluster.BuiltInRoles is not { } builtIn || !cluster.HasDefaultBindings)
        {
            return RbacEvaluator.Create(RbacObjects.None);
        }

        var given = cluster.Rbac.All.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var bindings = builtIn.BindingsOfEverybody.Where(binding => !given.Contains(binding.Id)).ToList();
        var roles = cluster.Rbac.All.OfType<ClusterRole>().Where(role => bindings.Exists(binding => binding.RoleRef.Name == role.Name));
        return RbacEvaluator.Create(new RbacObjects([.. roles, .. bindings]), builtIn);
    }
}
