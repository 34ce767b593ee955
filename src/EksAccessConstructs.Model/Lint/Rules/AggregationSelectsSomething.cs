using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>An aggregationRule selects something, but not everything.</summary>
internal sealed class AggregationSelectsSomething() : LintRule(
    new("RB082", Severity.Warning, "An aggregationRule selects some ClusterRoles, not none and not all."),
    "the empty selector gathers cluster-admin and everything that is installed later; one that selects nothing leaves the role without rules",
    "select by a label of your own, and give it to the roles that are meant")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        let aggregation = (role.Object as ClusterRole)?.Aggregation
        where aggregation is not null
        let problem = Problem((ClusterRole)role.Object, aggregation, input)
        where problem is not null
        select Breach(role.Object, default, problem);

    private static string? Problem(ClusterRole role, AggregationRule aggregation, LintInput input)
    {
        if (aggregation.Selectors.Any(selector => selector.MatchLabels.IsEmpty && selector.MatchExpressions.IsEmpty))
        {
            return "an empty selector gathers every ClusterRole, cluster-admin included; select by a label of your own";
        }

        return input.RoleLookup.Gathers(role.Name)
            ? null
            : "the aggregationRule selects no ClusterRole, so the role gives nothing; label the roles that are meant";
    }
}
