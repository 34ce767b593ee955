using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>What is given in a namespace has effect in a namespace.</summary>
internal sealed class NamespaceBindingsGiveNamespacedRights() : LintRule(
    new("RB063", Severity.Warning, "Roles and RoleBindings give only what has effect inside a namespace."),
    "requests for URLs and for resources of the whole cluster never look at RoleBindings",
    "give these rights by a ClusterRole and a ClusterRoleBinding, or leave them out")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => Roles(input).Concat(RoleBindings(input));

    private IEnumerable<LintFinding> Roles(LintInput input) =>
        from role in input.Roles
        where role.Object is NamespaceRole
        from rule in role.Rules
        let dead = Dead(rule).ToList()
        where dead.Count > 0
        select Breach(role.Object, rule.Origin,
            $"{string.Join(", ", dead)} belongs to the whole cluster, so a Role gives nothing on it; use a ClusterRole and a ClusterRoleBinding");

    private IEnumerable<LintFinding> RoleBindings(LintInput input) =>
        from binding in input.Bindings.OfType<RoleBinding>()
        where binding.RoleRef.Kind == "ClusterRole"
        group binding by binding.RoleRef.Name into same
        let role = input.RoleLookup.Find(same.First())
        where role is not null && !BuiltInRoles.HaveMade(role.Role)
        let dead = role.Rules.SelectMany(Dead).Distinct(StringComparer.Ordinal).ToList()
        where dead.Count > 0
        from binding in same
        select Breach(binding, binding.RoleRef.Origin,
            $"ClusterRole '{binding.RoleRef.Name}' holds {string.Join(", ", dead)}, on which a RoleBinding gives nothing; use a ClusterRoleBinding for them");

    // A request for the namespace object itself carries that namespace, so get, update, patch and delete of the own one work.
    private static IEnumerable<string> Dead(RbacRule rule) => rule.NonResourceUrls.Concat(
        from name in rule.Resources
        let resource = RuleTargets.Split(name).Resource
        from @group in rule.ApiGroups
        let known = ApiCatalog.Find(@group, resource)
        where known is { IsNamespaced: false } && rule.ApiGroups.All(other => other == @group || ApiCatalog.Find(other, resource) is not { IsNamespaced: true })
        where resource != "namespaces" || !rule.Gives("get", "update", "patch", "delete")
        select RuleTargets.Full(@group, name));
}
