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

    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.Mode is ClusterAuthenticationMode.Api
        ? []
        : Roles(input).Concat(ClusterRoles(input));

    private IEnumerable<LintFinding> Roles(LintInput input) =>
        from role in input.Roles
        where role.Object is NamespaceRole { Namespace: Space }
        from rule in role.Rules.Where(Writes)
        select Breach(role.Object, rule.Origin, Problem(rule));

    private IEnumerable<LintFinding> ClusterRoles(LintInput input) =>
        from binding in input.Bindings
        where binding is ClusterRoleBinding or RoleBinding { Namespace: Space }
            && binding is { RoleRef.Kind: "ClusterRole", Subjects.IsEmpty: false }
            && !input.GivesEverything(binding)
        let rule = input.RoleLookup.Find(binding)?.Rules.FirstOrDefault(Writes)
        where rule is not null
        select Breach(binding, binding.RoleRef.Origin, $"gives ClusterRole '{binding.RoleRef.Name}', in which {Problem(rule)}");

    private static bool Writes(RbacRule rule) =>
        rule.Gives("update", "patch") && RuleMatch.Group(rule, "") && RuleMatch.Resource(rule, "configmaps", "") && RuleMatch.Name(rule, "aws-auth");

    private static string Problem(RbacRule rule) =>
        $"{rule.GivenWords("update", "patch")} on configmaps writes kube-system/aws-auth, which makes anybody administrator; "
            + $"{(rule.ResourceNames.IsEmpty ? "limit it to resourceNames" : "take 'aws-auth' out of resourceNames")}, or move to the mode API";
}
