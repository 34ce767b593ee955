using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Hybrid node settings fit each other and the cluster (EKS037).</summary>
internal static partial class RemoteNetworkRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.RemoteNetwork is not { } remote)
        {
            return;
        }

        const string Key = "remoteNetworkConfig";
        sink.ErrorIf(config.Outpost is { EtcdInstanceType: null }, EksctlRules.RemoteNetwork, Key, $"'{Key}' on an Outpost needs 'outpost.etcdInstanceType'");
        sink.ErrorIf(config.IsIpv6(), EksctlRules.RemoteNetwork, Key, $"'{Key}' cannot be used with IPv6");
        sink.ErrorIf(config.Access?.AuthenticationMode is ClusterAuthenticationMode.ConfigMap, EksctlRules.RemoteNetwork, "accessConfig.authenticationMode",
            $"'{Key}' needs 'accessConfig.authenticationMode' API or API_AND_CONFIG_MAP");
        sink.ErrorIf(remote.RemoteNodeNetworks.Count > 1, EksctlRules.RemoteNetwork, $"{Key}.remoteNodeNetworks",
            $"'{Key}.remoteNodeNetworks' takes one network; put all ranges into its cidrs");
        sink.ErrorIf(remote.RemotePodNetworks?.Count > 1, EksctlRules.RemoteNetwork, $"{Key}.remotePodNetworks",
            $"'{Key}.remotePodNetworks' takes one network; put all ranges into its cidrs");
        sink.ErrorIf(remote.RemoteNodeNetworks.IsEmpty && remote.RemotePodNetworks is not { IsEmpty: true }, EksctlRules.RemoteNetwork, Key,
            $"'{Key}.remoteNodeNetworks' is required and must not be empty");
        if (!remote.RemoteNodeNetworks.IsEmpty)
        {
            CheckGateway(config, remote, sink);
            CheckProvider(remote, sink);
            if (remote.RoleArn is { } role)
            {
                CheckRole(role, sink);
            }
        }
    }

    private static void CheckGateway(ClusterConfig config, RemoteNetworkConfig remote, RuleSink sink)
    {
        const string Key = "remoteNetworkConfig.vpcGatewayID";
        sink.ErrorIf(remote.VpcGatewayId is not null && config.Vpc?.Id is not null, EksctlRules.RemoteNetwork, Key,
            $"'{Key}' is for a VPC to be made; attach the gateway to your own VPC yourself and leave it out");
        sink.ErrorIf(remote.VpcGatewayId is { } gateway && !Gateway().IsMatch(gateway), EksctlRules.RemoteNetwork, Key,
            $"'{Key}' ('{remote.VpcGatewayId}') must be a transit gateway (tgw-…) or a virtual private gateway (vgw-…)");
        var ranges = remote.RemoteNodeNetworks.Concat(remote.RemotePodNetworks ?? []).SelectMany(network => network.Cidrs);
        var own = config.Vpc?.Cidr ?? (config.Vpc?.Id is null ? ClusterConfigDefaults.VpcCidr : null);
        foreach (var range in ranges.Where(range => own is not null && Overlap(own, range)))
        {
            sink.Error(EksctlRules.RemoteNetwork, "remoteNetworkConfig",
                $"remote range '{range}' overlaps the VPC's range {own}; EKS refuses that, so choose another");
        }
    }

    private static void CheckRole(string role, RuleSink sink)
    {
        foreach (var problem in PrincipalArn.Read(role).Findings)
        {
            sink.Error(EksctlRules.RemoteNetwork, "remoteNetworkConfig.iam.roleARN", problem.Message);
        }
    }

    private static void CheckProvider(RemoteNetworkConfig remote, RuleSink sink)
    {
        const string Path = "remoteNetworkConfig.iam";
        var provider = remote.Provider?.ToUpperInvariant() ?? "SSM";
        sink.ErrorIf(provider is not ("SSM" or "IRA"), EksctlRules.RemoteNetwork, $"{Path}.provider",
            $"'{Path}.provider' ('{remote.Provider}') must be ssm or ira");
        sink.ErrorIf(provider == "SSM" && remote.CaBundleCert is not null, EksctlRules.RemoteNetwork, $"{Path}.caBundleCert",
            $"'{Path}.caBundleCert' is for provider ira; leave it out with ssm");
        sink.ErrorIf(provider == "IRA" && string.IsNullOrWhiteSpace(remote.CaBundleCert), EksctlRules.RemoteNetwork, Path,
            $"'{Path}.caBundleCert' is required for provider ira: the certificate that signs the nodes' certificates");
    }

    private static bool Overlap(string one,
        string other) => System.Net.IPNetwork.TryParse(Cidrs.Normal(one), out var a) && System.Net.IPNetwork.TryParse(Cidrs.Normal(other), out var b)
        && a.BaseAddress.AddressFamily == b.BaseAddress.AddressFamily && (a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress));

    [GeneratedRegex(@"^(tgw|vgw)-[0-9a-z]+\z")]
    private static partial Regex Gateway();
}
