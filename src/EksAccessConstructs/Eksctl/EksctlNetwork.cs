using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>The network that a ClusterConfig names or asks for, and its subnets by the words that node groups use for them.</summary>
internal sealed class EksctlNetwork
{
    private readonly List<NamedSubnet> subnets = [];

    public EksctlNetwork(Construct scope, ResolvedCluster cluster, string prefix) =>
        Network = cluster.Network.Match<IClusterNetwork>(given => Given(scope, given), made => Made(scope, cluster, made, prefix));

    public IClusterNetwork Network { get; }

    /// <summary>The subnets of a node group: those it names by id, name or zone, else null for the usual ones.</summary>
    public ValueList<Ec2.ISubnet> Of(NodeGroupConfig group)
    {
        string[] zones = [.. group.AvailabilityZones, .. group is SelfManagedNodeGroupConfig own ? own.LocalZones : []];
        var named = group.Subnets.SelectMany(Named).Concat(zones.SelectMany(zone => InZone(zone, group.PrivateNetworking is true))).ToList();
        return named.DistinctBy(subnet => subnet.SubnetId).ToValueList();
    }

    /// <summary>A subnet by id or by its name in the ClusterConfig.</summary>
    public IEnumerable<Ec2.ISubnet> Named(string word)
    {
        var known = subnets.Find(subnet => subnet.Id == word || subnet.Name == word);
        return [known?.Subnet ?? throw new ArgumentException($"subnet '{word}' is none of the cluster's; name it under vpc.subnets")];
    }

    private Ec2.ISubnet[] InZone(string zone, bool isPrivate)
    {
        Ec2.ISubnet[] found = [.. subnets.Where(subnet => subnet.Zone == zone && subnet.IsPrivate == isPrivate).Select(subnet => subnet.Subnet)];
        return found.Length > 0 ? found : throw new ArgumentException($"the cluster has no {(isPrivate ? "private" : "public")} subnet in zone '{zone}'; name a zone of the cluster");
    }

    private ExistingNetwork Given(Construct scope, ResolvedNetwork.Given given)
    {
        var network = new ExistingNetwork(scope, "Network", new ExistingNetworkProps
        {
            VpcId = given.VpcId,
            Cidr = given.Cidr,
            PublicSubnets = given.Public.Select(subnet => new ExistingSubnet(subnet.Id ?? "", subnet.Zone)).ToValueList(),
            PrivateSubnets = given.Private.Select(subnet => new ExistingSubnet(subnet.Id ?? "", subnet.Zone)).ToValueList(),
        });
        subnets.AddRange(network.PublicSubnets.Zip(given.Public, (subnet, config) => new NamedSubnet(subnet, config.Key, config.Id, config.Zone, IsPrivate: false)));
        subnets.AddRange(network.PrivateSubnets.Zip(given.Private, (subnet, config) => new NamedSubnet(subnet, config.Key, config.Id, config.Zone, IsPrivate: true)));
        return network;
    }

    private ClusterNetwork Made(Construct scope, ResolvedCluster cluster, ResolvedNetwork.Made made, string prefix)
    {
        var config = cluster.Config;
        var network = new ClusterNetwork(scope, "Network", new ClusterNetworkProps
        {
            Zones = NamesZones(config) ? made.Zones : [],
            LocalZones = made.LocalZones,
            Cidr = made.Cidr,
            Ipv6 = made.Ipv6 is Ipv6Mode.None ? null : new Ipv6Ranges { ForPods = made.Ipv6 is Ipv6Mode.Cluster, Cidr = config.Vpc?.Ipv6Cidr, Pool = config.Vpc?.Ipv6Pool },
            Nat = made.Nat switch
            {
                NatMode.Single => NatGateways.Single,
                NatMode.HighlyAvailable => NatGateways.OnePerZone,
                NatMode.Disable => NatGateways.None,
            },
            Internet = config.PrivateCluster?.Enabled is not true,
            Remote = config.RemoteNetwork is { VpcGatewayId: { Length: > 0 } gateway } remote
                ? new RemoteNetworks(gateway, [.. remote.RemoteNodeNetworks.Concat(remote.RemotePodNetworks).SelectMany(part => part.Cidrs)])
                : null,
            OutpostArn = config.Outpost?.ControlPlaneOutpostArn,
            HostnameType = config.Vpc?.HostnameType,
            Tags = config.Metadata.Tags,
            LogicalIdPrefix = prefix,
        });
        Remember(network.PublicSubnets, made.Zones, isPrivate: false);
        Remember(network.PrivateSubnets, made.Zones, isPrivate: true);
        Remember(network.PublicLocalZoneSubnets, made.LocalZones, isPrivate: false);
        Remember(network.PrivateLocalZoneSubnets, made.LocalZones, isPrivate: true);
        return network;
    }

    // Where nothing names a zone, the first ones that the account has are taken: not every account has a zone b.
    private static bool NamesZones(ClusterConfig config) =>
        !config.AvailabilityZones.IsEmpty || !config.LocalZones.IsEmpty || config.Outpost is not null
        || config.ManagedNodeGroups.Any(group => !group.AvailabilityZones.IsEmpty || !group.Subnets.IsEmpty)
        || config.NodeGroups.Any(group => !group.AvailabilityZones.IsEmpty || !group.Subnets.IsEmpty);

    private void Remember(IEnumerable<Ec2.ISubnet> made, ValueList<string> zones, bool isPrivate) =>
        subnets.AddRange(made.Zip(zones, (subnet, zone) => new NamedSubnet(subnet, zone, null, zone, isPrivate)));

    private sealed record NamedSubnet(Ec2.ISubnet Subnet, string Name, string? Id, string? Zone, bool IsPrivate);
}
