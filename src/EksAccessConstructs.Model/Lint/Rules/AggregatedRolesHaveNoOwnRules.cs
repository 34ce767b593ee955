using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>An aggregated role has no rules of its own.</summary>
internal sealed class AggregatedRolesHaveNoOwnRules() : LintRule(
    new("RB080", Severity.Warning, "A ClusterRole with an aggregationRule has no rules of its own."),
    "the aggregation controller replaces the rules by those that it gathers",
    "put the rules into a ClusterRole of their own that the aggregationRule selects")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        where role is { Object: ClusterRole { Aggregation: not null }, Rules.IsEmpty: false }
        select Breach(role.Object, default,
            "has an aggregationRule and rules of its own, which the controller replaces; put them into a ClusterRole that the selectors select");
}
