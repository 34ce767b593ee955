using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>No ClusterRole takes rules from one that takes them back.</summary>
internal sealed class ClusterRolesDoNotAggregateEachOther() : LintRule(
    new("RB083", Severity.Warning, "ClusterRoles do not aggregate each other."),
    "all of them end with the same rules, and the order in which the controller visits them decides which of the rules written by hand they keep",
    "let one of them gather, and take the label that it selects off itself and off the roles that gather from it")
{
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var cycles = input.RoleLookup.Cycles
            .SelectMany(cycle => cycle.Names, (cycle, name) => KeyValuePair.Create(name, cycle))
            .ToDictionary(StringComparer.Ordinal);
        return from role in input.Roles
               where role.Object is ClusterRole && cycles.ContainsKey(role.Object.Name)
               select Breach(role.Object, default, Problem(cycles[role.Object.Name]));
    }

    private static string Problem(RoleCycle cycle) =>
        $"{cycle.Words} aggregate each other, so they hold the same, and the controller's order decides which rules written by hand stay; "
        + "take the label that one of them selects off the others";
}
