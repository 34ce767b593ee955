using System.Diagnostics;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>The network that a ClusterConfig names or asks for, and its subnets by the words that node groups use for them.</summary>
internal sealed class EksctlNetwork
{
    private readonly Construct scope;
    private readonly NamedSubnets named;
    private readonly Dictionary<string, Ec2.ISubnet> foreign = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Ec2.ISubnet> publicLocal;
    private readonly IReadOnlyList<Ec2.ISubnet> privateLocal;

    /// <param name="scope">Where the network goes.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="prefix">What logical ids begin with.</param>
    /// <param name="values">What a file does not say about what exists.</param>
    /// <param name="existing">The existing cluster, where the app knows it.</param>
    public EksctlNetwork(Construct scope, ResolvedCluster cluster, string prefix, ExistingValues values, IEksCluster? existing = null)
    {
        this.scope = scope;
        named = NamedSubnets.Of(cluster.Config);
        Network = cluster.Network.Match(
            given => Given(scope, cluster, given, values),
            made => (IClusterNetwork)Made(scope, cluster, made, prefix),
            unnamed => existing?.Network ?? new AskedNetwork(scope, "Network", values, cluster.Config.Vpc?.Id, Range(cluster, unnamed.Cidr, values)));
        publicLocal = (Network as ClusterNetwork)?.PublicLocalZoneSubnets ?? [];
        privateLocal = (Network as ClusterNetwork)?.PrivateLocalZoneSubnets ?? [];
    }

    public IClusterNetwork Network { get; }

    /// <summary>The subnets of a node group: those it names by id, name or zone; empty for the usual ones.</summary>
    public ValueList<Ec2.ISubnet> Of(NodeGroupConfig group) => named.Matching(group).Select(Subnet).ToValueList();

    /// <summary>Subnets by id or by their names in the ClusterConfig.</summary>
    public ValueList<Ec2.ISubnet> Named(ValueList<string> words) => words.Select(named.Find).OfType<NamedSubnet>().Select(Subnet).ToValueList();

    private Ec2.ISubnet Subnet(NamedSubnet subnet) => subnet switch
    {
        { Place: null, Id: { } id } => Foreign(id),
        { Place: { } place, IsLocalZone: true, IsPrivate: true } => privateLocal[place],
        { Place: { } place, IsLocalZone: true } => publicLocal[place],
        { Place: { } place, IsPrivate: true } => Network.PrivateSubnets[place],
        { Place: { } place } => Network.PublicSubnets[place],
        _ => throw new UnreachableException(),
    };

    private Ec2.ISubnet Foreign(string id) =>
        foreign.TryGetValue(id, out var known) ? known : foreign[id] = SubnetReference.To(scope, $"Subnet-{id}", id);

    private static ExistingNetwork Given(Construct scope, ResolvedCluster cluster, ResolvedNetwork.Given given, ExistingValues values) =>
        new(scope, "Network", new ExistingNetworkProps
        {
            VpcId = given.VpcId ?? values.Text(ExistingValue.Vpc),
            Cidr = Range(cluster, given.Cidr, values),
            PublicSubnets = given.Public.Select(subnet => Existing(subnet, "public", values)).ToValueList(),
            PrivateSubnets = given.Private.Select(subnet => Existing(subnet, "private", values)).ToValueList(),
        });

    private static ExistingSubnet Existing(SubnetConfig subnet, string kind, ExistingValues values) =>
        new(subnet.Id ?? values.Text(ExistingValue.Subnet(subnet, kind)), subnet.Zone);

    private static string? Range(ResolvedCluster cluster, string? written, ExistingValues values) =>
        written ?? (DescribedNodes.NeedVpcRange(cluster.Config) ? values.Text(ExistingValue.VpcRange) : null);

    private static ClusterNetwork Made(Construct scope, ResolvedCluster cluster, ResolvedNetwork.Made made, string prefix)
    {
        var config = cluster.Config;
        return new ClusterNetwork(scope, "Network", new ClusterNetworkProps
        {
            Zones = NamesZones(config) ? made.Zones : [],
            LocalZones = made.LocalZones,
            Cidr = made.Cidr,
            Ipv6 = made.Ipv6 is Ipv6Mode.None
                ? null
                : new Ipv6Ranges { ForPods = made.Ipv6 is Ipv6Mode.Cluster, Cidr = config.Vpc?.Ipv6Cidr, Pool = config.Vpc?.Ipv6Pool },
            Nat = made.Nat switch
            {
                NatMode.Single => NatGateways.Single,
                NatMode.HighlyAvailable => NatGateways.OnePerZone,
                NatMode.Disable => NatGateways.None,
            },
            Internet = config.PrivateCluster?.Enabled is not true,
            Remote = config.RemoteNetwork is { VpcGatewayId: { Length: > 0 } gateway } remote
                ? new RemoteNetworks(gateway, [.. remote.RemoteNodeNetworks.Concat(remote.RemotePodNetworks ?? []).SelectMany(part => part.Cidrs)])
                : null,
            OutpostArn = config.Outpost?.ControlPlaneOutpostArn,
            HostnameType = config.Vpc?.HostnameType,
            Tags = config.Metadata.Tags,
            LogicalIdPrefix = prefix,
        });
    }

    // Where nothing names a zone, the first ones that the account has are taken: not every account has a zone b.
    private static bool NamesZones(ClusterConfig config) =>
        !config.AvailabilityZones.IsEmpty || !config.LocalZones.IsEmpty || config.Outpost is not null
        || config.ManagedNodeGroups.Any(group => !group.AvailabilityZones.IsEmpty || !group.Subnets.IsEmpty)
        || config.NodeGroups.Any(group => !group.AvailabilityZones.IsEmpty || !group.Subnets.IsEmpty);
}
