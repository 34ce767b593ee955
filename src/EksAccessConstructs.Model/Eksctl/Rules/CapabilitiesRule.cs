using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A capability has a name, a known type and the configuration that its type needs (EKS014).</summary>
/// <remarks>eksctl asks this of <c>create capability</c> only and fails with a panic in <c>create cluster</c>.</remarks>
internal static class CapabilitiesRule
{
    private static readonly string[] Types = ["ACK", "KRO", "ARGOCD"];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.Capabilities.Count; i++)
        {
            var one = config.Capabilities[i];
            var path = $"capabilities[{i}]";
            sink.ErrorIf(one.Name is null, EksctlRules.Capabilities, path, $"'{path}.name' is required and must not be empty");
            sink.ErrorIf(one.Name is { } name && !seen.Add(name), EksctlRules.Capabilities, $"{path}.name",
                $"capability '{one.Name}' is listed already; keep one of the two");
            sink.ErrorIf(one.Type is null, EksctlRules.Capabilities, path, $"'{path}.type' is required: ACK, KRO or ARGOCD");
            sink.ErrorIf(one.Type is not null && !Types.Contains(one.Type), EksctlRules.Capabilities, $"{path}.type",
                $"'{path}.type' ('{one.Type}') must be ACK, KRO or ARGOCD{Suggestion.DidYouMean(one.Type ?? "", Types)}");
            sink.ErrorIf(one.Type is "ARGOCD" && one.ArgoCd?.IdcInstanceArn is null, EksctlRules.Capabilities, path,
                $"'{path}.configuration.argocd.awsIdc.idcInstanceArn' is required for ARGOCD");
            for (var j = 0; j < one.AccessPolicies.Count; j++)
            {
                PolicyRule.Check(one.AccessPolicies[j], $"{path}.accessPolicies[{j}]", sink);
            }
        }
    }
}
