using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Cluster;

/// <summary>A new VPC, laid out as eksctl does it: in each zone a public and a private subnet, private ones with a route to a NAT gateway.</summary>
/// <remarks><see cref="Vpc"/> knows the subnets, those of local zones aside, so that load balancers, functions, databases and node groups of the CDK find them.
/// Subnets are tagged for the load balancer controller: <c>kubernetes.io/role/elb</c> and <c>kubernetes.io/role/internal-elb</c>.</remarks>
public sealed class ClusterNetwork : Construct, IClusterNetwork
{
    private readonly NetworkParts parts;

    /// <summary>Defines a network.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like; every property has a default.</param>
    /// <exception cref="ArgumentException">The address range does not fit, a zone is named twice, or there are fewer than two zones.</exception>
    public ClusterNetwork(Construct scope, string id, ClusterNetworkProps? props = null)
        : base(scope, id)
    {
        props ??= new ClusterNetworkProps();
        Cidr = props.Cidr;
        HasIpv6ForPods = props.Ipv6 is { ForPods: true };
        var subnets = Plan(props);
        parts = new NetworkParts(this, props);
        LogicalIdsOfStacks.Guard(this);
        var publicSubnets = props.Internet ? parts.PublicSubnets(subnets.Where(subnet => subnet.IsPublic)) : [];
        var privateSubnets = parts.PrivateSubnets(subnets.Where(subnet => !subnet.IsPublic), publicSubnets);
        var regional = subnets.Count(subnet => subnet is { IsPublic: true, IsLocalZone: false });
        var isIsolated = !props.Internet || props.Nat is NatGateways.None;
        var inRegion = new SubnetsOfVpc(
            this, parts.Vpc.Ref, props.Cidr, [.. publicSubnets.Take(regional)], [.. privateSubnets.Take(regional)], isIsolated);
        Vpc = inRegion.Vpc;
        PublicSubnets = inRegion.PublicSubnets;
        PrivateSubnets = inRegion.PrivateSubnets;
        PublicLocalZoneSubnets = LocalZone("Public", publicSubnets.Skip(regional));
        PrivateLocalZoneSubnets = LocalZone("Private", privateSubnets.Skip(regional));
    }

    /// <inheritdoc/>
    public Ec2.IVpc Vpc { get; }

    /// <summary>The VPC as CloudFormation has it.</summary>
    public Ec2.CfnVPC VpcResource => parts.Vpc;

    /// <inheritdoc/>
    public string? Cidr { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; }

    /// <summary>Public subnets in local zones.</summary>
    public IReadOnlyList<Ec2.ISubnet> PublicLocalZoneSubnets { get; }

    /// <summary>Private subnets in local zones.</summary>
    public IReadOnlyList<Ec2.ISubnet> PrivateLocalZoneSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IDependable> Connectivity => parts.Connectivity;

    /// <summary>True where pods of an IPv6 cluster find addresses.</summary>
    internal bool HasIpv6ForPods { get; }

    private Ec2.ISubnet[] LocalZone(string kind, IEnumerable<NetworkSubnet> subnets) =>
        [.. subnets.Select((subnet, place) => SubnetReference.To(this, $"{kind}LocalZone{place + 1}", subnet))];

    private ValueList<PlannedSubnet> Plan(ClusterNetworkProps props)
    {
        var zones = ZonesOf(props);
        var cut = SubnetPlan.Cut(props.Cidr, zones, props.LocalZones);
        ZoneFindings(props, zones).Concat(cut.Findings).ThrowOrWarn(this, nameof(props));
        return cut.OrThrow().All;
    }

    private static IEnumerable<Finding> ZoneFindings(ClusterNetworkProps props, ValueList<string> zones)
    {
        string[] all = [.. zones, .. props.LocalZones];
        if (all.Distinct(StringComparer.Ordinal).Count() != all.Length || (zones.Count < 2 && props.OutpostArn is null))
        {
            yield return EksctlRules.Network.At(null,
                $"zones [{string.Join(", ", all)}] cannot be used; name two or more different availability zones, since EKS wants subnets in two");
        }
    }

    private ValueList<string> ZonesOf(ClusterNetworkProps props)
    {
        if (!props.Zones.IsEmpty)
        {
            return props.Zones;
        }

        var count = Cdk.Stack.Of(this).Region is "us-east-1" or "us-west-1" ? 2 : 3;
        return Enumerable.Range(0, count).Select(index => Cdk.Fn.Select(index, Cdk.Fn.GetAzs())).ToValueList();
    }
}
