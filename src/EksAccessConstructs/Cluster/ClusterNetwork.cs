namespace EksAccessConstructs.Cluster;

/// <summary>A new VPC, laid out as eksctl does it: in each zone a public and a private subnet, private ones with a route to a NAT gateway.</summary>
/// <remarks>Subnets are tagged for the load balancer controller: <c>kubernetes.io/role/elb</c> and <c>kubernetes.io/role/internal-elb</c>.</remarks>
public sealed class ClusterNetwork : Construct, IClusterNetwork
{
    private readonly ClusterNetworkProps props;
    private readonly List<IDependable> connectivity = [];
    private readonly string[] zones;

    /// <summary>Defines a network.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like; every property has a default.</param>
    /// <exception cref="ArgumentException">The address range does not fit, fewer than two zones are named, or one is named twice.</exception>
    public ClusterNetwork(Construct scope, string id, ClusterNetworkProps? props = null)
        : base(scope, id)
    {
        this.props = props ??= new ClusterNetworkProps();
        zones = ZonesOf(props);
        var blocks = SubnetPlan.Blocks(props.Cidr, 2 * zones.Length);

        VpcResource = new Ec2.CfnVPC(this, "Resource", new Ec2.CfnVPCProps
        {
            CidrBlock = props.Cidr,
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
            Tags = Tags("Vpc"),
        }).Named(Id("Vpc"));
        Vpc = Ec2.Vpc.FromVpcAttributes(this, "Vpc", new Ec2.VpcAttributes { VpcId = VpcResource.Ref, VpcCidrBlock = props.Cidr, AvailabilityZones = zones });

        var internet = DefineInternetGateway();
        var publicTable = DefineRouteTable("PublicRouteTable");
        Route("PublicRoute", publicTable, route => route.GatewayId = internet.Gateway.Ref).AddResourceDependency(internet.Attachment);
        PublicSubnets = [.. zones.Select((zone, index) => DefineSubnet("Public", zone, index, blocks[index], publicTable))];

        var nats = DefineNatGateways(internet.Attachment);
        PrivateSubnets = [.. zones.Select((zone, index) => DefinePrivateSubnet(zone, index, blocks[zones.Length + index], nats))];
    }

    /// <inheritdoc/>
    public Ec2.IVpc Vpc { get; }

    /// <summary>The VPC as CloudFormation has it.</summary>
    public Ec2.CfnVPC VpcResource { get; }

    /// <inheritdoc/>
    public string? Cidr => props.Cidr;

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IDependable> Connectivity => connectivity;

    private (Ec2.CfnInternetGateway Gateway, Ec2.CfnVPCGatewayAttachment Attachment) DefineInternetGateway()
    {
        var gateway = new Ec2.CfnInternetGateway(this, "InternetGateway", new Ec2.CfnInternetGatewayProps { Tags = Tags("InternetGateway") }).Named(Id("InternetGateway"));
        var attachment = new Ec2.CfnVPCGatewayAttachment(this, "Attachment", new Ec2.CfnVPCGatewayAttachmentProps
        {
            VpcId = VpcResource.Ref,
            InternetGatewayId = gateway.Ref,
        }).Named(Id("InternetGatewayAttachment"));
        return (gateway, attachment);
    }

    private Ec2.CfnNatGateway[] DefineNatGateways(Ec2.CfnVPCGatewayAttachment attachment) => props.Nat switch
    {
        NatGateways.None => [],
        NatGateways.Single => [DefineNatGateway(0, "", attachment)],
        NatGateways.OnePerZone => [.. zones.Select((zone, index) => DefineNatGateway(index, ZoneWord(zone, index), attachment))],
    };

    private Ec2.CfnNatGateway DefineNatGateway(int zone, string word, Ec2.CfnVPCGatewayAttachment attachment)
    {
        var address = new Ec2.CfnEIP(this, $"NatAddress{word}", new Ec2.CfnEIPProps { Domain = "vpc", Tags = Tags($"NatAddress{word}") }).Named(Id($"NatAddress{word}"));
        address.AddResourceDependency(attachment);
        return new Ec2.CfnNatGateway(this, $"NatGateway{word}", new Ec2.CfnNatGatewayProps
        {
            AllocationId = address.AttrAllocationId,
            SubnetId = PublicSubnets[zone].SubnetId,
            Tags = Tags($"NatGateway{word}"),
        }).Named(Id($"NatGateway{word}"));
    }

    private Ec2.ISubnet DefinePrivateSubnet(string zone, int index, string block, Ec2.CfnNatGateway[] nats)
    {
        var word = ZoneWord(zone, index);
        var table = DefineRouteTable($"PrivateRouteTable{word}");
        if (nats is not [])
        {
            Route($"PrivateRoute{word}", table, route => route.NatGatewayId = nats[Math.Min(index, nats.Length - 1)].Ref);
        }

        return DefineSubnet("Private", zone, index, block, table);
    }

    private Ec2.CfnRouteTable DefineRouteTable(string what) =>
        new Ec2.CfnRouteTable(this, what, new Ec2.CfnRouteTableProps { VpcId = VpcResource.Ref, Tags = Tags(what) }).Named(Id(what));

    private Ec2.CfnRoute Route(string what, Ec2.CfnRouteTable table, Action<Ec2.CfnRouteProps> target)
    {
        var route = new Ec2.CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0" };
        target(route);
        var resource = new Ec2.CfnRoute(this, what, route).Named(Id(what));
        connectivity.Add(resource);
        return resource;
    }

    private Ec2.ISubnet DefineSubnet(string kind, string zone, int index, string block, Ec2.CfnRouteTable table)
    {
        var what = $"{kind}Subnet{ZoneWord(zone, index)}";
        var isPublic = kind == "Public";
        var subnet = new Ec2.CfnSubnet(this, what, new Ec2.CfnSubnetProps
        {
            VpcId = VpcResource.Ref,
            AvailabilityZone = zone,
            CidrBlock = block,
            MapPublicIpOnLaunch = isPublic ? true : null,
            Tags = [.. Tags(what), new Cdk.CfnTag { Key = isPublic ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb", Value = "1" }],
        }).Named(Id(what));
        connectivity.Add(new Ec2.CfnSubnetRouteTableAssociation(this, $"{what}RouteTable", new Ec2.CfnSubnetRouteTableAssociationProps
        {
            SubnetId = subnet.Ref,
            RouteTableId = table.Ref,
        }).Named(Id($"{what}RouteTable")));
        return SubnetReference.To(this, $"{what}Reference", subnet.Ref, zone, table.Ref);
    }

    private Cdk.ICfnTag[] Tags(string what) =>
    [
        new Cdk.CfnTag { Key = "Name", Value = $"{Cdk.Stack.Of(this).StackName}/{Id(what)}" },
        .. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value }),
    ];

    private string Id(string what) => props.LogicalIdPrefix + what;

    private static string ZoneWord(string zone, int index) => Cdk.Token.IsUnresolved(zone) ? $"{index + 1}" : LogicalIds.Word(zone);

    private string[] ZonesOf(ClusterNetworkProps props)
    {
        if (props.Zones.IsEmpty)
        {
            var count = Cdk.Stack.Of(this).Region is "us-east-1" or "us-west-1" ? 2 : 3;
            return [.. Enumerable.Range(0, count).Select(index => Cdk.Fn.Select(index, Cdk.Fn.GetAzs()))];
        }

        if (props.Zones.Distinct().Count() != props.Zones.Count || props.Zones.Count < 2)
        {
            throw new ArgumentException($"zones {props.Zones} do not do; name two or more different availability zones, since EKS wants subnets in two", nameof(props));
        }

        return [.. props.Zones];
    }
}
