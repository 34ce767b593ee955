using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>The subnets of a network and where their traffic goes. Names subnets by kind and zone, and NAT gateways.</summary>
internal sealed class Routing
{
    private static readonly string[] TargetKeys =
        ["GatewayId", "NatGatewayId", "EgressOnlyInternetGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "VpcEndpointId", "NetworkInterfaceId"];

    private readonly ClusterTemplates templates;
    private readonly ValueResolver values;
    private readonly Dictionary<ResourceId, string> gateways;
    private readonly OrderedDictionary<ResourceId, ResourceId> tables = [];
    private readonly List<(ResourceId? Table, TemplateResource Route)> routes;

    public Routing(ClusterTemplates templates, ValueResolver values)
    {
        this.templates = templates;
        this.values = values;
        gateways = templates.Resources("AWS::EC2::InternetGateway", "AWS::EC2::EgressOnlyInternetGateway").ToDictionary(gateway => gateway.Id, Kind);
        routes = [.. templates.Resources("AWS::EC2::Route").Select(route => (values.References.Target(route.Stack, route["RouteTableId"]), route))];
        foreach (var association in templates.Resources("AWS::EC2::SubnetRouteTableAssociation"))
        {
            if (Target(association, "SubnetId") is { } subnet && Target(association, "RouteTableId") is { } table)
            {
                tables[subnet] = table;
            }
        }
    }

    public int NatGateways => templates.Resources("AWS::EC2::NatGateway").Count();

    public void GiveNames()
    {
        NameSubnets();
        foreach (var gateway in templates.Resources("AWS::EC2::NatGateway"))
        {
            values.Names.Give(gateway.Id, NatGateways == 1 ? "nat gateway" : $"nat gateway in {Place(gateway)}");
        }
    }

    /// <summary>Where the traffic of a subnet goes, by destination.</summary>
    public IEnumerable<(string Destination, string Target)> RoutesOf(ResourceId subnet) => tables.TryGetValue(subnet, out var table)
        ? routes.Where(route => route.Table == table).Select(route => (Destination(route.Route), Through(route.Route)))
        : [];

    /// <summary>The subnets that one of some route tables is for.</summary>
    public IEnumerable<ResourceId> SubnetsOf(IEnumerable<ResourceId> routeTables) =>
        tables.Where(pair => routeTables.Contains(pair.Value)).Select(pair => pair.Key);

    private void NameSubnets()
    {
        var open = routes.Where(route => IsToInternet(route.Route)).Select(route => route.Table).ToHashSet();
        var seen = new Dictionary<string, int>();
        foreach (var subnet in templates.Resources("AWS::EC2::Subnet"))
        {
            var givesAddresses = subnet["MapPublicIpOnLaunch"]?.ToString() == "true";
            var isOpen = givesAddresses || (tables.TryGetValue(subnet.Id, out var table) && open.Contains(table));
            var name = $"{(isOpen ? "public" : "private")} {values.Text(subnet.Stack, subnet["AvailabilityZone"])}";
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            values.Names.Give(subnet.Id, count == 1 ? $"subnet[{name}]" : $"subnet[{name} #{count}]");
        }
    }

    private bool IsToInternet(TemplateResource route) => Target(route, "GatewayId") is { } gateway && gateways.ContainsKey(gateway);

    private string Place(TemplateResource gateway) =>
        Target(gateway, "SubnetId") is { } subnet ? values.Names.Of(subnet) : values.Text(gateway.Stack, gateway["SubnetId"]);

    private string Destination(TemplateResource route) =>
        values.Text(route.Stack, route["DestinationCidrBlock"] ?? route["DestinationIpv6CidrBlock"] ?? route["DestinationPrefixListId"]);

    private string Through(TemplateResource route) => TargetKeys.LastOrDefault(key => route[key] is not null) switch
    {
        null => "?",
        var key when Target(route, key) is { } target => gateways.GetValueOrDefault(target) ?? values.Names.Of(target),
        var key => values.Text(route.Stack, route[key]),
    };

    private ResourceId? Target(TemplateResource resource, string key) => values.References.Target(resource.Stack, resource[key]);

    private static string Kind(TemplateResource gateway) => gateway.Type == "AWS::EC2::InternetGateway" ? "internet gateway" : "egress-only internet gateway";
}
