using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What must be a range of addresses is one that EKS takes there (EKS008).</summary>
internal static class CidrsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var vpc = config.Vpc ?? new VpcConfig();
        List(vpc.ExtraCidrs, "vpc.extraCIDRs", sink);
        List(vpc.ExtraIpv6Cidrs, "vpc.extraIPv6CIDRs", sink);
        List(vpc.PublicAccessCidrs, "vpc.publicAccessCIDRs", sink);
        var tooMany = ControlPlaneLimits.ProblemWithPublicRanges(vpc.PublicAccessCidrs.Count);
        sink.ErrorIf(tooMany is not null, TextRules.BadValue, "vpc.publicAccessCIDRs", $"'vpc.publicAccessCIDRs' {tooMany}");
        for (var i = 0; i < vpc.PublicAccessCidrs.Count; i++)
        {
            var text = vpc.PublicAccessCidrs[i];
            var path = $"vpc.publicAccessCIDRs[{i}]";
            var refused = ControlPlaneLimits.ProblemWithPublicRange(text);
            sink.ErrorIf(refused is not null, TextRules.BadValue, path, $"'{path}' ('{text}') {refused}");
        }

        for (var i = 0; i < (config.RemoteNetwork?.RemoteNodeNetworks.Count ?? 0); i++)
        {
            List(config.RemoteNetwork?.RemoteNodeNetworks[i].Cidrs ?? [], $"remoteNetworkConfig.remoteNodeNetworks[{i}].cidrs", sink);
        }

        for (var i = 0; i < (config.RemoteNetwork?.RemotePodNetworks?.Count ?? 0); i++)
        {
            List(config.RemoteNetwork?.RemotePodNetworks?[i].Cidrs ?? [], $"remoteNetworkConfig.remotePodNetworks[{i}].cidrs", sink);
        }

        const string Services = "kubernetesNetworkConfig.serviceIPv4CIDR";
        if (config.NetworkConfig?.ServiceIpv4Cidr is { } services)
        {
            sink.ErrorIf(ControlPlaneLimits.ProblemWithServiceRange(services) is not null,
                TextRules.BadValue, Services, ControlPlaneLimits.ProblemWithServiceRange(services) ?? "");
        }
    }

    private static void List(ValueList<string> ranges, string path, RuleSink sink)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            sink.ErrorIf(!Cidrs.IsRange(ranges[i]), TextRules.BadValue, $"{path}[{i}]", Cidrs.NotARange($"{path}[{i}]", ranges[i]));
        }
    }
}
