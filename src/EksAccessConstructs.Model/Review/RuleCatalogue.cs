using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Audit;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Kubeconfigs;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Review;

/// <summary>Every rule that a finding may come from, in check, lint, synth and constructs: one code for one fact.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, each code once, in the order of the codes.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        .. TextRules.All
            .Concat(EksctlRules.All).Concat(JoinRules.All).Concat(PodRoleRules.All).Concat(AddonRules.All)
            .Concat(AccessRules.All).Concat(RbacRules.All).Concat(AwsAuthRules.All).Concat(InputRules.All).Concat(TemplateRules.All)
            .Concat(AdminRules.All).Concat(AppRules.All).Concat(PodRules.All).Concat(ChangeRules.All).Concat(AllowanceRules.All).Concat(DeliveryRules.All)
            .Concat(KubeconfigRules.All).Concat(AnswerRules.All)
            .Concat(AuditRules.All)
            .Concat(LintRules.All.Select(rule => rule.Rule)).Concat(SuppressionRules.All)
            .DistinctBy(rule => rule.Code, StringComparer.Ordinal)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>Codes that findings had once, and the code that says the same now.</summary>
    public static ValueMap Retired { get; } = ValueMap.Of(
        ("EA002", "EKS052"), ("EA003", "EKS047, EKS048"), ("EA004", "EKS049, EKS050"), ("EA005", "EKS059"), ("EA013", "EKS040"), ("EA015", "EKS051"),
        ("EA017", "EKS044, EKS067"));
}
