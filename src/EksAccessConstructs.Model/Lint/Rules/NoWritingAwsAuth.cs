using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody writes aws-auth where it decides who gets in.</summary>
internal sealed class NoWritingAwsAuth() : LintRule(
    new("RB030", Severity.Error, "No role writes the ConfigMap aws-auth while it decides who gets in."),
    "in the modes CONFIG_MAP and API_AND_CONFIG_MAP aws-auth puts IAM principals into system:masters, so whoever writes it is administrator",
    "limit update and patch in kube-system to resourceNames, or move to the mode API")
{
    private const string Space = "kube-system";

    private static readonly PowerfulRight Right = PowerfulRights.Named("write-aws-auth");

    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.Mode is ClusterAuthenticationMode.Api
        ? []
        : Roles(input).Concat(ClusterRoles(input)).Select(found => found with { Finding = found.Finding with { Severity = SeverityIn(input) } });

    // While nobody knows the mode, it may be API, where aws-auth decides nothing.
    private static Severity SeverityIn(LintInput input) => input.Cluster.ModeIsOpen ? Severity.Warning : Right.Severity;

    private IEnumerable<LintFinding> Roles(LintInput input) =>
        from role in input.Roles
        where role.Object is NamespaceRole { Namespace: Space }
        from rule in role.Rules.Where(rule => Writes(rule).Any()).Take(1)
        select Breach(role.Object, rule.Origin, Problem(rule));

    private IEnumerable<LintFinding> ClusterRoles(LintInput input) =>
        from binding in input.Bindings
        where binding is ClusterRoleBinding or RoleBinding { Namespace: Space }
            && binding is { RoleRef.Kind: "ClusterRole", Subjects.IsEmpty: false }
            && !input.GivesEverything(binding)
        let rule = input.RoleLookup.Find(binding)?.Rules.FirstOrDefault(rule => Writes(rule).Any())
        where rule is not null
        select Breach(binding, binding.RoleRef.Origin, $"gives ClusterRole '{binding.RoleRef.Name}', in which {Problem(rule)}");

    // A wildcard gives it as well.
    private static IEnumerable<string> Writes(RbacRule rule) =>
        from access in Right.Needs[0].Alternatives
        from request in access.Requests(Space)
        where access.Names.Any(name => rule.Allows(request with { Name = name }))
        select request.Verb;

    private static string Problem(RbacRule rule) => $"{RuleTargets.Quoted(Writes(rule))} on configmaps {Right.Gives}; "
        + $"{(rule.ResourceNames.IsEmpty ? "limit it to resourceNames" : "take 'aws-auth' out of resourceNames")}, or move to the mode API";
}
