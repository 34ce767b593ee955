using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads <c>vpc</c>, <c>kubernetesNetworkConfig</c>, <c>privateCluster</c> and <c>remoteNetworkConfig</c>.</summary>
internal static class VpcReader
{
    public static VpcConfig Config(YamlFields fields)
    {
        var vpc = new VpcConfig
        {
            Origin = fields.Location,
            Id = fields.Word("id"),
            Cidr = fields.Cidr("cidr") is { } cidr ? Cidrs.Normal(cidr) : null,
            Ipv6Cidr = fields.Word("ipv6Cidr"),
            Ipv6Pool = fields.Word("ipv6Pool"),
            SecurityGroup = fields.Word("securityGroup"),
            SharedNodeSecurityGroup = fields.Word("sharedNodeSecurityGroup"),
            ManageSharedNodeSecurityGroupRules = fields.Boolean("manageSharedNodeSecurityGroupRules"),
            AutoAllocateIpv6 = fields.Boolean("autoAllocateIPv6"),
            HostnameType = fields.Word("hostnameType"),
            ExtraCidrs = fields.Texts("extraCIDRs"),
            ExtraIpv6Cidrs = fields.Texts("extraIPv6CIDRs"),
            PublicAccessCidrs = fields.Texts("publicAccessCIDRs").Select(Cidrs.Normal).ToValueList(),
            ControlPlaneSubnetIds = fields.Texts("controlPlaneSubnetIDs"),
            ControlPlaneOnPrivateSubnets = fields.Boolean("controlPlaneOnPrivateSubnets"),
            ControlPlaneSecurityGroupIds = fields.Texts("controlPlaneSecurityGroupIDs"),
            ControlPlaneEgressMode = fields.Word("controlPlaneEgressMode"),
        };
        fields.Within("nat", nat => vpc = vpc with { NatGateway = Nat(nat) });
        fields.Within("clusterEndpoints",
            ends => vpc = vpc with { PublicAccess = ends.Boolean("publicAccess"), PrivateAccess = ends.Boolean("privateAccess") });
        fields.Within("subnets", subnets => vpc = vpc with { PublicSubnets = Subnets(subnets, "public"), PrivateSubnets = Subnets(subnets, "private") });
        return vpc;
    }

    public static KubernetesNetworkConfig Kubernetes(YamlFields fields) => new()
    {
        Origin = fields.Location,
        IpFamily = fields.Word("ipFamily"),
        ServiceIpv4Cidr = fields.Word("serviceIPv4CIDR"),
        ServiceIpv6Cidr = fields.Word("serviceIPv6CIDR"),
    };

    public static PrivateClusterConfig Private(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Enabled = fields.Boolean("enabled"),
        SkipEndpointCreation = fields.Boolean("skipEndpointCreation"),
        AdditionalEndpointServices = fields.Texts("additionalEndpointServices"),
    };

    public static RemoteNetworkConfig Remote(YamlFields fields)
    {
        var remote = new RemoteNetworkConfig
        {
            Origin = fields.Location,
            VpcGatewayId = fields.Word("vpcGatewayID"),
            RemoteNodeNetworks = fields.Parts("remoteNodeNetworks", Network),
            RemotePodNetworks = fields.Node("remotePodNetworks") is null ? null : fields.Parts("remotePodNetworks", Network),
        };
        fields.Within("iam", iam => remote = remote with
        {
            Provider = iam.Word("provider"),
            RoleArn = iam.Word("roleARN"),
            CaBundleCert = iam.Text("caBundleCert"),
        });
        return remote;

        static RemoteNetwork Network(YamlFields network) => new() { Origin = network.Location, Cidrs = network.Texts("cidrs") };
    }

    private static string? Nat(YamlFields nat)
    {
        if (nat.Word("gateway") is not { } gateway)
        {
            nat.Findings.Add(TextRules.MissingKey.At(nat.Location,
                $"'{nat.NameOf("gateway")}' is required where '{nat.Path}' is written: Single, HighlyAvailable or Disable"));
            return null;
        }

        return gateway;
    }

    private static ValueList<SubnetConfig> Subnets(YamlFields fields, string key)
    {
        if (fields.Fields(key) is not { } map)
        {
            return [];
        }

        var subnets = new List<SubnetConfig>();
        foreach (var entry in map.Map.Entries)
        {
            var subnet = new SubnetConfig { Key = entry.Key, Origin = entry.Location };
            map.Within(entry.Key, inner => subnet = subnet with { Id = inner.Word("id"), Zone = inner.Word("az"), Cidr = inner.Cidr("cidr") });
            subnets.Add(subnet);
        }

        return subnets.ToValueList();
    }
}
