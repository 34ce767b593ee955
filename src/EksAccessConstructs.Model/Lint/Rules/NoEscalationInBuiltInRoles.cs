using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nothing grave is added to admin, edit and view.</summary>
internal sealed class NoEscalationInBuiltInRoles() : LintRule(
    new("RB081", Severity.Warning, "Nothing that leads to more rights is added to admin, edit or view."),
    "a label aggregate-to-admin, -edit or -view gives the rules to every holder of the built-in role, in every namespace",
    "drop the label and bind the role to those who need it")
{
    private static readonly string[] BuiltIn = ["admin", "edit", "view"];

    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        where role.Object is ClusterRole
        let reached = BuiltIn.Where(name => role.Object.Labels[$"rbac.authorization.k8s.io/aggregate-to-{name}"] == "true").ToList()
        where reached.Count > 0
        let rule = role.Rules.FirstOrDefault(EscalationRights.GivenBy)
        where rule is not null
        select Breach(role.Object, rule.Origin, $"every holder of {RuleTargets.Quoted(reached)} gets {RuleWords.Of(rule)}; "
            + $"drop the label aggregate-to-{reached[0]} and bind the role where it is needed");
}
