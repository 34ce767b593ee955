using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>No rule names an API group that Kubernetes no longer serves.</summary>
internal sealed class GroupsAreServed() : RoleRuleLint(
    new("RB002", Severity.Error, "API groups are ones that Kubernetes still serves."),
    "extensions has served nothing since Kubernetes 1.22: naming it grants nothing and hides that networking.k8s.io, apps or policy is missing",
    "name the group that serves the resource today, and drop the old one")
{
    protected override IEnumerable<string> Problems(RbacRule rule) =>
        rule.ApiGroups.Where(group => ApiCatalog.RemovedGroups.Contains(group)).Select(group => $"group '{group}' serves nothing any more; {Instead(rule)}");

    // Beside the group that serves the resource today, in this rule or another of the role, the old one hides nothing.
    protected override Severity SeverityOf(RbacRule rule, RoleRules role) => rule.Resources.All(name => Today(name).Any(group => IsNamed(role, group, name)))
        ? Severity.Info
        : base.SeverityOf(rule, role);

    private static bool IsNamed(RoleRules role, string group, string name)
    {
        var (resource, subresource) = RuleTargets.Split(name);
        return role.Rules.Any(rule => RuleMatch.Group(rule, group) && RuleMatch.Resource(rule, resource, subresource));
    }

    private static IEnumerable<string> Today(string name) =>
        ApiCatalog.Named(RuleTargets.Split(name).Resource) is { Group: var group } ? [group] : [];

    private static string Instead(RbacRule rule)
    {
        var today = rule.Resources.SelectMany(Today).Distinct(StringComparer.Ordinal).Except(rule.ApiGroups, StringComparer.Ordinal).ToList();
        if (today.Count > 0)
        {
            return $"name {string.Join(", ", today.Select(group => group.Length > 0 ? $"'{group}'" : "the core group \"\""))} instead";
        }

        return rule.Resources.Contains(RuleMatch.All)
            ? "drop it; ingresses and network policies are in 'networking.k8s.io', deployments in 'apps'"
            : "drop it";
    }
}
