namespace EksAccessConstructs.Cluster;

/// <summary>A network as a VPC of the CDK that knows its subnets, so that the CDK's load balancers, functions, databases and node groups find them.</summary>
/// <remarks>The CDK wants as many public as private subnets in each zone. Where a network has others, those in no <see cref="ZoneRounds"/> are not among those
/// that the CDK finds by itself; they can be named to it.</remarks>
internal sealed class SubnetsOfVpc
{
    private const int Public = 0;
    private const int Private = 1;

    private readonly Construct network;
    private readonly Dictionary<NetworkSubnet, Ec2.ISubnet> found = new(ReferenceEqualityComparer.Instance);

    /// <param name="network">The network, in which the VPC goes as <c>Vpc</c>.</param>
    /// <param name="vpcId">The id of the VPC.</param>
    /// <param name="cidr">Its address range; null where it is not known.</param>
    /// <param name="publicSubnets">Its public subnets.</param>
    /// <param name="privateSubnets">Its private subnets.</param>
    /// <param name="isIsolated">True where private subnets have no way out.</param>
    public SubnetsOfVpc(
        Construct network, string vpcId, string? cidr, IReadOnlyList<NetworkSubnet> publicSubnets, IReadOnlyList<NetworkSubnet> privateSubnets, bool isIsolated)
    {
        this.network = network;
        var unknown = new Dictionary<int, string>();
        var rounds = new ZoneRounds([publicSubnets, privateSubnets], place => unknown.TryGetValue(place, out var zone)
            ? zone
            : unknown[place] = UnknownZone.Of(network));
        var seenPublic = rounds.Of(Public);
        var seenPrivate = rounds.Of(Private);
        string[] zones = rounds.Zones is [] ? [UnknownZone.Of(network)] : rounds.Zones; // the CDK wants one, also where a VPC has no subnets
        Vpc = Ec2.Vpc.FromVpcAttributes(network, "Vpc", Attributes(vpcId, cidr, zones, seenPublic, seenPrivate, isIsolated));
        Join(Vpc.PublicSubnets, seenPublic);
        Join(isIsolated ? Vpc.IsolatedSubnets : Vpc.PrivateSubnets, seenPrivate);
        PublicSubnets = [.. publicSubnets.Select((subnet, place) => Reference($"Public{place + 1}", subnet))];
        PrivateSubnets = [.. privateSubnets.Select((subnet, place) => Reference($"Private{place + 1}", subnet))];
    }

    /// <summary>The VPC.</summary>
    public Ec2.IVpc Vpc { get; }

    /// <summary>The public subnets, in the order given.</summary>
    public IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; }

    /// <summary>The private subnets, in the order given.</summary>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; }

    private static Ec2.VpcAttributes Attributes(
        string vpcId, string? cidr, string[] zones, NetworkSubnet[] publicSubnets, NetworkSubnet[] privateSubnets, bool isIsolated)
    {
        var attributes = new Ec2.VpcAttributes
        {
            VpcId = vpcId,
            VpcCidrBlock = cidr,
            AvailabilityZones = zones,
            PublicSubnetIds = Ids(publicSubnets),
            PublicSubnetNames = Names("Public", zones, publicSubnets),
            PublicSubnetRouteTableIds = Known(publicSubnets, subnet => subnet.RouteTableId),
            PublicSubnetIpv4CidrBlocks = Known(publicSubnets, subnet => subnet.Cidr),
        };
        if (isIsolated)
        {
            attributes.IsolatedSubnetIds = Ids(privateSubnets);
            attributes.IsolatedSubnetNames = Names("Isolated", zones, privateSubnets);
            attributes.IsolatedSubnetRouteTableIds = Known(privateSubnets, subnet => subnet.RouteTableId);
            attributes.IsolatedSubnetIpv4CidrBlocks = Known(privateSubnets, subnet => subnet.Cidr);
        }
        else
        {
            attributes.PrivateSubnetIds = Ids(privateSubnets);
            attributes.PrivateSubnetNames = Names("Private", zones, privateSubnets);
            attributes.PrivateSubnetRouteTableIds = Known(privateSubnets, subnet => subnet.RouteTableId);
            attributes.PrivateSubnetIpv4CidrBlocks = Known(privateSubnets, subnet => subnet.Cidr);
        }

        return attributes;
    }

    private static string[]? Ids(NetworkSubnet[] subnets) => subnets is [] ? null : [.. subnets.Select(subnet => subnet.Id)];

    private static string[]? Names(string kind, string[] zones, NetworkSubnet[] subnets) => subnets is []
        ? null
        : [.. Enumerable.Range(1, subnets.Length / zones.Length).Select(round => round == 1 ? kind : $"{kind}{round}")];

    private static string[]? Known(NetworkSubnet[] subnets, Func<NetworkSubnet, string?> fact)
    {
        string[] known = [.. subnets.Select(fact).OfType<string>()];
        return known.Length == 0 || known.Length < subnets.Length ? null : known;
    }

    private void Join(Ec2.ISubnet[] made, NetworkSubnet[] subnets)
    {
        foreach (var (view, subnet) in made.Zip(subnets))
        {
            SubnetReference.Complete(view, subnet);
            found[subnet] = view;
        }
    }

    private Ec2.ISubnet Reference(string id, NetworkSubnet subnet) => found.GetValueOrDefault(subnet) ?? SubnetReference.To(network, id, subnet);
}
