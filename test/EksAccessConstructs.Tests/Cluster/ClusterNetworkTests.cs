using System.Text.Json.Nodes;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Cluster;

public sealed class ClusterNetworkTests
{
    [Fact]
    public void Zones_of_the_account_are_taken_where_none_are_named()
    {
        using var test = new TestStack();
        new ClusterNetwork(test.Stack, "Network");

        var subnets = Subnets(test);

        Assert.Equal(
            ["PublicSubnet1", "PublicSubnet2", "PublicSubnet3", "PrivateSubnet1", "PrivateSubnet2", "PrivateSubnet3"], subnets.Select(subnet => subnet.Id));
        Assert.Equal("""{"Fn::Select":[1,{"Fn::GetAZs":""}]}""", subnets[1].Properties["AvailabilityZone"]?.ToJsonString());
        Assert.Equal("192.168.160.0/19", (string?)subnets[5].Properties["CidrBlock"]);
    }

    [Fact]
    public void Everything_that_eksctl_can_ask_of_a_network()
    {
        using var test = new TestStack();
        new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps
        {
            Zones = ["us-west-2a", "us-west-2b"],
            LocalZones = ["us-west-2-lax-1a"],
            Cidr = "10.0.0.0/16",
            Ipv6 = new Ipv6Ranges { ForPods = true },
            Nat = NatGateways.OnePerZone,
            Remote = new RemoteNetworks("tgw-0a1b2c3d4e5f60718", ["10.80.0.0/16"]),
            HostnameType = "resource-name",
            Tags = ValueMap.Of(("team", "shop")),
            LogicalIdPrefix = "Shop",
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void A_network_without_internet_reaches_AWS_by_endpoints()
    {
        using var test = new TestStack();
        var network = new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"], Internet = false });
        var cluster = new EksCluster(test.Stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = network });
        cluster.Grant(new AccessGrant
        {
            Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/admins"),
            Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)],
        });
        new PrivateEndpoints(test.Stack, "Endpoints", new PrivateEndpointsProps { Cluster = cluster, More = ["logs"], ClientCidrs = ["192.168.64.0/19"] });

        var resources = JsonNode.Parse(test.Template())?["Resources"]?.AsObject() ?? [];

        Assert.Equal(["EndpointEc2", "EndpointEcrApi", "EndpointEcrDkr", "EndpointLogs", "EndpointS3", "EndpointSts"],
            resources
                .Where(resource => (string?)resource.Value?["Type"] == "AWS::EC2::VPCEndpoint")
                .Select(resource => resource.Key)
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(resources, resource => (string?)resource.Value?["Type"] is "AWS::EC2::InternetGateway" or "AWS::EC2::NatGateway");
        var client = Assert.Single(resources, resource => resource.Key.StartsWith("EndpointClient", StringComparison.Ordinal)).Value?["Properties"];
        Assert.Equal(("192.168.64.0/19", 443), ((string?)client?["CidrIp"], (int?)client?["FromPort"]));
        Golden.Match(resources["EndpointLogs"]?.ToString() + "\n" + resources["EndpointS3"], "json");
    }

    [Theory]
    [InlineData("10.0.0.0/25", "us-west-2a", "us-west-2b", "('10.0.0.0/25') must be between /16 and /24")]
    [InlineData("10.0.0.0/16", "us-west-2a", "us-west-2a", "zones [us-west-2a, us-west-2a] cannot be used")]
    public void What_does_not_fit_is_refused(string cidr, string first, string second, string message)
    {
        using var test = new TestStack();

        var error =
            Assert.Throws<ArgumentException>(() => new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps { Cidr = cidr, Zones = [first, second] }));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Existing_subnets_are_named_once_and_by_id()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new ExistingNetwork(test.Stack, "Network", new ExistingNetworkProps
        {
            VpcId = "vpc-0a1b2c3d4e5f60718",
            PrivateSubnets = [new("subnet-0a1b2c3d4e5f60711"), new("subnet-0a1b2c3d4e5f60711")],
        }));

        Assert.Contains("subnet 'subnet-0a1b2c3d4e5f60711' is named twice", error.Message, StringComparison.Ordinal);
    }

    private static List<(string Id, JsonObject Properties)> Subnets(TestStack test) =>
        [.. (JsonNode.Parse(test.Template())?["Resources"]?.AsObject() ?? []).Where(resource => (string?)resource.Value?["Type"] == "AWS::EC2::Subnet")
            .Select(resource => (resource.Key, resource.Value?["Properties"]?.AsObject() ?? []))];
}
