using System.Net;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What must be a range of addresses is one that EKS takes there (EKS008).</summary>
internal static class CidrsRule
{
    private static readonly IPNetwork[] PrivateRanges =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
    ];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var vpc = config.Vpc ?? new VpcConfig();
        List(vpc.ExtraCidrs, "vpc.extraCIDRs", sink);
        List(vpc.ExtraIpv6Cidrs, "vpc.extraIPv6CIDRs", sink);
        List(vpc.PublicAccessCidrs, "vpc.publicAccessCIDRs", sink);
        if (EksQuotas.PublicRanges.Problem(vpc.PublicAccessCidrs.Count, "'vpc.publicAccessCIDRs'") is { } problem)
        {
            sink.Error(TextRules.BadValue, "vpc.publicAccessCIDRs", $"{problem}; join some");
        }

        for (var i = 0; i < vpc.PublicAccessCidrs.Count; i++)
        {
            var text = vpc.PublicAccessCidrs[i];
            var path = $"vpc.publicAccessCIDRs[{i}]";
            sink.ErrorIf(IsPrivate(text), TextRules.BadValue, path,
                $"'{path}' ('{text}') is a private range, which EKS refuses for the public endpoint; such callers use the private one");
        }

        for (var i = 0; i < (config.RemoteNetwork?.RemoteNodeNetworks.Count ?? 0); i++)
        {
            List(config.RemoteNetwork?.RemoteNodeNetworks[i].Cidrs ?? [], $"remoteNetworkConfig.remoteNodeNetworks[{i}].cidrs", sink);
        }

        for (var i = 0; i < (config.RemoteNetwork?.RemotePodNetworks.Count ?? 0); i++)
        {
            List(config.RemoteNetwork?.RemotePodNetworks[i].Cidrs ?? [], $"remoteNetworkConfig.remotePodNetworks[{i}].cidrs", sink);
        }

        const string Services = "kubernetesNetworkConfig.serviceIPv4CIDR";
        if (config.NetworkConfig?.ServiceIpv4Cidr is { } services)
        {
            sink.ErrorIf(ControlPlaneLimits.ProblemWithServiceRange(services) is not null,
                TextRules.BadValue, Services, ControlPlaneLimits.ProblemWithServiceRange(services) ?? "");
        }
    }

    private static bool IsPrivate(string text) => Cidrs.Parse(text) is { Length: > 0 } range
        && PrivateRanges.Any(part => part.Contains(range.Address) && part.PrefixLength <= range.Length);

    private static void List(ValueList<string> ranges, string path, RuleSink sink)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            sink.ErrorIf(!Cidrs.IsRange(ranges[i]), TextRules.BadValue, $"{path}[{i}]", Cidrs.NotARange($"{path}[{i}]", ranges[i]));
        }
    }
}
