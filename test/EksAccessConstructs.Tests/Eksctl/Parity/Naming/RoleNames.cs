using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>Names the roles that nothing else names, by whom they trust.</summary>
internal sealed partial class RoleNames(ClusterTemplates templates, ValueResolver values)
{
    public void Give()
    {
        foreach (var entry in templates.Resources("AWS::EKS::AccessEntry").Where(entry => values.Text(entry.Stack, entry["Type"]) == "HYBRID_LINUX"))
        {
            values.Names.Propose(values.References.Target(entry.Stack, entry["PrincipalArn"]), "role[hybrid nodes]");
        }

        foreach (var role in templates.Resources("AWS::IAM::Role").Where(role => !values.Names.Has(role.Id)))
        {
            values.Names.Give(role.Id, ByTrust(values.Text(role.Stack, role["AssumeRolePolicyDocument"])));
        }
    }

    private static string ByTrust(string trust) => trust switch
    {
        _ when ServiceAccount().Match(trust) is { Success: true } account => OfServiceAccount(account.Groups[1].Value, account.Groups[2].Value),
        _ when trust.Contains("eks-fargate-pods", StringComparison.Ordinal) => "role[fargate pods]",
        _ when trust.Contains("ec2.", StringComparison.Ordinal) => "role[karpenter nodes]",
        _ => $"role[other {FactText.Of(Services(trust))}]",
    };

    private static string OfServiceAccount(string @namespace, string name) =>
        name.Contains("karpenter", StringComparison.Ordinal) ? "role[karpenter controller]" : $"role[irsa {@namespace}/{name}]";

    private static JsonArray Services(string trust) =>
        [.. Service().Matches(trust).Select(match => match.Value).Distinct().Select(service => (JsonNode)service)];

    [GeneratedRegex(@"system:serviceaccount:([^:\s]+):([^\s,}\]]+)")]
    private static partial Regex ServiceAccount();

    [GeneratedRegex(@"[\w.-]+\.amazonaws\.com")]
    private static partial Regex Service();
}
