using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Cluster;

/// <summary>Defines the resources of a new network.</summary>
internal sealed class NetworkParts
{
    private const string AnyIpv4 = "0.0.0.0/0";
    private const string AnyIpv6 = "::/0";

    private readonly Construct scope;
    private readonly ClusterNetworkProps props;
    private readonly NetworkNames names;
    private readonly List<IDependable> connectivity = [];
    private readonly Dictionary<Ec2.CfnRouteTable, List<IDependable>> routes = new(ReferenceEqualityComparer.Instance);
    private readonly Ec2.CfnVPCCidrBlock? ipv6;

    public NetworkParts(Construct scope, ClusterNetworkProps props)
    {
        this.scope = scope;
        this.props = props;
        names = new NetworkNames(scope, props);
        Vpc = new Ec2.CfnVPC(scope, "Resource", new Ec2.CfnVPCProps
        {
            CidrBlock = props.Cidr,
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
            Tags = names.Tags("Vpc"),
        }).Named(names.Id("Vpc"));
        ipv6 = props.Ipv6 is { } ranges ? Ipv6Block(ranges) : null;
    }

    public Ec2.CfnVPC Vpc { get; }

    /// <summary>What must exist before nodes can reach the internet.</summary>
    public IReadOnlyList<IDependable> Connectivity => connectivity;

    public NetworkSubnet[] PublicSubnets(IEnumerable<PlannedSubnet> subnets)
    {
        var gateway = new Ec2.CfnInternetGateway(scope, "InternetGateway", new Ec2.CfnInternetGatewayProps
        {
            Tags = names.Tags("InternetGateway"),
        }).Named(names.Id("InternetGateway"));
        var attachment = new Ec2.CfnVPCGatewayAttachment(scope, "InternetGatewayAttachment", new Ec2.CfnVPCGatewayAttachmentProps
        {
            VpcId = Vpc.Ref,
            InternetGatewayId = gateway.Ref,
        }).Named(names.Id("InternetGatewayAttachment"));
        connectivity.Add(attachment);
        var table = RouteTable("PublicRouteTable");
        Route("PublicRoute", table, new Ec2.CfnRouteProps { DestinationCidrBlock = AnyIpv4, GatewayId = gateway.Ref }).AddResourceDependency(attachment);
        if (ipv6 is not null)
        {
            Route("PublicIpv6Route", table, new Ec2.CfnRouteProps { DestinationIpv6CidrBlock = AnyIpv6, GatewayId = gateway.Ref })
                .AddResourceDependency(attachment);
        }

        return [.. subnets.Select((subnet, place) => Subnet(subnet, place, table))];
    }

    public NetworkSubnet[] PrivateSubnets(IEnumerable<PlannedSubnet> subnets, NetworkSubnet[] publicSubnets)
    {
        PlannedSubnet[] planned = [.. subnets];
        var nats = publicSubnets is [] ? [] : NatGateways([.. planned.Where(subnet => !subnet.IsLocalZone)], publicSubnets);
        var egressOnly = props.Ipv6 is { ForPods: true } && props.Internet
            ? new Ec2.CfnEgressOnlyInternetGateway(scope, "EgressOnlyInternetGateway", new Ec2.CfnEgressOnlyInternetGatewayProps { VpcId = Vpc.Ref })
                .Named(names.Id("EgressOnlyInternetGateway"))
            : null;
        (Ec2.CfnRouteTable Table, NetworkSubnet Subnet)[] made = [.. planned.Select((subnet, place) => PrivateSubnet(subnet, place, nats, egressOnly))];
        if (props.Remote is { } remote)
        {
            // Gateways attach to availability zones only.
            new RemoteRoutes(scope, names, Vpc, remote).To([.. made.Zip(planned)
                .Where(pair => !pair.Second.IsLocalZone)
                .Select((pair, place) => (pair.First.Table, NetworkNames.Zone(pair.Second.Zone, place), pair.First.Subnet.Id))]);
        }

        return [.. made.Select(subnet => subnet.Subnet)];
    }

    private Ec2.CfnNatGateway[] NatGateways(PlannedSubnet[] subnets, NetworkSubnet[] publicSubnets) => props.Nat switch
    {
        Cluster.NatGateways.None => [],
        Cluster.NatGateways.Single => [NatGateway("", publicSubnets[0])],
        Cluster.NatGateways.OnePerZone => [.. subnets.Select((subnet, place) => NatGateway(NetworkNames.Zone(subnet.Zone, place), publicSubnets[place]))],
    };

    private Ec2.CfnNatGateway NatGateway(string zone, NetworkSubnet subnet)
    {
        var address = new Ec2.CfnEIP(scope, $"NatAddress{zone}", new Ec2.CfnEIPProps { Domain = "vpc", Tags = names.Tags($"NatAddress{zone}") })
            .Named(names.Id($"NatAddress{zone}"));
        address.Node.AddDependency(connectivity[0]); // the attachment of the internet gateway
        return new Ec2.CfnNatGateway(scope, $"NatGateway{zone}", new Ec2.CfnNatGatewayProps
        {
            AllocationId = address.AttrAllocationId,
            SubnetId = subnet.Id,
            Tags = names.Tags($"NatGateway{zone}"),
        }).Named(names.Id($"NatGateway{zone}"));
    }

    private (Ec2.CfnRouteTable Table, NetworkSubnet Subnet) PrivateSubnet(
        PlannedSubnet subnet, int place, Ec2.CfnNatGateway[] nats, Ec2.CfnEgressOnlyInternetGateway? egressOnly)
    {
        var zone = NetworkNames.Zone(subnet.Zone, place);
        var table = RouteTable($"PrivateRouteTable{zone}");
        if (nats is not [])
        {
            var nat = nats[place < nats.Length ? place : 0];
            Route($"PrivateRoute{zone}", table, new Ec2.CfnRouteProps { DestinationCidrBlock = AnyIpv4, NatGatewayId = nat.Ref });
        }

        if (egressOnly is not null)
        {
            Route($"PrivateIpv6Route{zone}", table, new Ec2.CfnRouteProps { DestinationIpv6CidrBlock = AnyIpv6, EgressOnlyInternetGatewayId = egressOnly.Ref });
        }

        return (table, Subnet(subnet, place, table));
    }

    private Ec2.CfnRouteTable RouteTable(string what)
    {
        var table = new Ec2.CfnRouteTable(scope, what, new Ec2.CfnRouteTableProps { VpcId = Vpc.Ref, Tags = names.Tags(what) }).Named(names.Id(what));
        routes[table] = [];
        return table;
    }

    private Ec2.CfnRoute Route(string what, Ec2.CfnRouteTable table, Ec2.CfnRouteProps route)
    {
        route.RouteTableId = table.Ref;
        var resource = new Ec2.CfnRoute(scope, what, route).Named(names.Id(what));
        connectivity.Add(resource);
        routes[table].Add(resource);
        return resource;
    }

    private NetworkSubnet Subnet(PlannedSubnet planned, int place, Ec2.CfnRouteTable table)
    {
        var what = $"{(planned.IsPublic ? "Public" : "Private")}Subnet{NetworkNames.Zone(planned.Zone, place)}";
        var subnet = new Ec2.CfnSubnet(scope, what, new Ec2.CfnSubnetProps
        {
            VpcId = Vpc.Ref,
            AvailabilityZone = InRegion(planned.Zone),
            CidrBlock = planned.Cidr,
            MapPublicIpOnLaunch = planned.IsPublic ? true : null,
            OutpostArn = props.OutpostArn,
            PrivateDnsNameOptionsOnLaunch = props.HostnameType is { } type ? new Dictionary<string, object> { ["HostnameType"] = type } : null,
            Tags = [.. names.Tags(what), new Cdk.CfnTag { Key = planned.IsPublic ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb", Value = "1" }],
        }).Named(names.Id(what));
        if (ipv6 is not null)
        {
            subnet.Ipv6CidrBlock = Cdk.Fn.Select(planned.Index, Cdk.Fn.Cidr(Cdk.Fn.Select(0, Vpc.AttrIpv6CidrBlocks), planned.Index + 1, "64"));
            subnet.AssignIpv6AddressOnCreation = props.Ipv6 is { ForPods: true } ? true : null;
            subnet.AddResourceDependency(ipv6);
        }

        var association = new Ec2.CfnSubnetRouteTableAssociation(scope, $"{what}RouteTable", new Ec2.CfnSubnetRouteTableAssociationProps
        {
            SubnetId = subnet.Ref,
            RouteTableId = table.Ref,
        }).Named(names.Id($"{what}RouteTable"));
        connectivity.Add(association);
        return new NetworkSubnet(subnet.Ref, planned.Zone) { RouteTableId = table.Ref, Cidr = planned.Cidr, Ways = [.. routes[table], association] };
    }

    // A zone of the stack's own region is said relative to it, as CloudFormation's own validation asks (W3010).
    private string InRegion(string zone)
    {
        var region = Cdk.Stack.Of(scope).Region;
        return Cdk.Token.IsUnresolved(region) || Cdk.Token.IsUnresolved(zone) || !zone.StartsWith(region, StringComparison.Ordinal)
            ? zone
            : Cdk.Fn.Sub($"${{AWS::Region}}{zone[region.Length..]}");
    }

    private Ec2.CfnVPCCidrBlock Ipv6Block(Ipv6Ranges ranges) => new Ec2.CfnVPCCidrBlock(scope, "Ipv6Range", new Ec2.CfnVPCCidrBlockProps
    {
        VpcId = Vpc.Ref,
        AmazonProvidedIpv6CidrBlock = ranges.Cidr is null,
        Ipv6CidrBlock = ranges.Cidr,
        Ipv6Pool = ranges.Pool,
    }).Named(names.Id("Ipv6Range"));
}
