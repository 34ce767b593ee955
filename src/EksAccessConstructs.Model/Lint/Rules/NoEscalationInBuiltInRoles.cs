using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nothing grave is added to admin, edit and view.</summary>
internal sealed class NoEscalationInBuiltInRoles() : LintRule(
    new("RB081", Severity.Warning, "Nothing that leads to more rights is added to admin, edit or view."),
    "a label aggregate-to-admin, -edit or -view gives the rules to every holder of the built-in role, in every namespace",
    "drop the label and bind the role to those who need it")
{
    private static readonly ResourceRequest CreatePods = new("create", "", "pods");
    private static readonly string[] BuiltIn = ["admin", "edit", "view"];

    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        where role.Object is ClusterRole
        let reached = Reached(role.Object).ToList()
        where reached.Count > 0
        let rule = role.Rules.FirstOrDefault(rule => Adds(rule, input.BuiltIn(reached[^1])))
        where rule is not null
        select Breach(role.Object, rule.Origin, $"every holder of {RuleTargets.Quoted(reached)} gets {RuleWords.Of(rule)}; "
            + $"drop the label aggregate-to-{reached[0]} and bind the role where it is needed");

    /// <summary>The built-in roles that a label adds a role to, the one with the most rights first.</summary>
    internal static IEnumerable<string> Reached(RbacObject role) =>
        BuiltIn.Where(name => role.Labels[$"rbac.authorization.k8s.io/aggregate-to-{name}"] == "true");

    // What the built-in role gives anyhow adds nothing, nor does one more way to run pods for those who may.
    private static bool Adds(RbacRule rule, ValueList<RbacRule> has) => PowerfulRights.All.Any(right => right.Severity >= Severity.Warning
        && !(right.Reaches is [PowerSink.AccountsOfNamespace] && has.Any(own => own.Allows(CreatePods)))
        && right.Needs.All(need => need.Alternatives.Any(access => access.Requests("").Any(request => Adds(rule, has, request)))));

    private static bool Adds(RbacRule rule, ValueList<RbacRule> has, ResourceRequest request) =>
        (rule with { ResourceNames = [] }).Allows(request) && !has.Any(own => own.Allows(request));
}
