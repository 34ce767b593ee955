using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>An aggregationRule selects something, but not everything.</summary>
internal sealed class AggregationSelectsSomething() : LintRule(
    new("RB082", Severity.Warning, "An aggregationRule selects some ClusterRoles, not none and not all."),
    "the empty selector gathers cluster-admin and everything that is installed later; one that selects nothing leaves the role without rules",
    "select by a label of your own, and give it to the roles that are meant")
{
    public override IEnumerable<LintFinding> Check(LintWorld world) =>
        from role in world.Roles
        let aggregation = (role.Object as ClusterRole)?.Aggregation
        where aggregation is not null
        let problem = Problem((ClusterRole)role.Object, aggregation, world)
        where problem is not null
        select Breach(role.Object, default, problem);

    private static string? Problem(ClusterRole role, AggregationRule aggregation, LintWorld world) =>
        aggregation.Selectors.Any(selector => selector.MatchLabels.IsEmpty && selector.MatchExpressions.IsEmpty) ? "an empty selector gathers every ClusterRole, cluster-admin included; select by a label of your own"
        : world.Book.ClusterRoles.Any(other => other.Name != role.Name && aggregation.Selectors.Any(selector => selector.Selects(other.Labels))) ? null
        : "the aggregationRule selects no ClusterRole, so the role gives nothing; label the roles that are meant";
}
