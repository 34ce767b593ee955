using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Ids that cannot be ids and are passed on with eksctl's defaults: a finding has warned of them, so the CDK's own validation need not stop
/// at them.</summary>
/// <remarks>The CDK takes an acknowledgement of a rule for the whole app (aws-cdk #38495), so it is given for rules that are broken only.</remarks>
internal static class PassedOnIds
{
    private static readonly Dictionary<string, string> RuleOfKind = new(StringComparer.Ordinal)
    {
        ["sg"] = "E1150",
        ["vpc"] = "E1151",
        ["ami"] = "E1152",
        ["subnet"] = "E1154",
    };

    public static void Acknowledge(Construct scope, ResolvedCluster cluster)
    {
        if (cluster.Flavour is not DefaultsFlavour.Eksctl)
        {
            return;
        }

        foreach (var kind in IdsRule.Broken(cluster.Config).Select(broken => broken.Kind).Distinct().Where(RuleOfKind.ContainsKey))
        {
            Cdk.Validations.Of(scope).Acknowledge(new Cdk.Acknowledgment
            {
                Id = $"CloudFormation-Validate::{RuleOfKind[kind]}",
                Reason = $"an id '{kind}-…' of the ClusterConfig is passed on as eksctl passes it on; said as finding EKS008",
            });
        }
    }
}
