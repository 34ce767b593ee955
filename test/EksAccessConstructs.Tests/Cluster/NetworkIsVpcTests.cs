using System.Text.Json.Nodes;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.RDS;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Cluster;

/// <summary>A network of ours is a VPC in which the CDK's own constructs find their subnets.</summary>
public sealed class NetworkIsVpcTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Constructs_of_the_CDK_find_their_subnets(bool isMade)
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => isMade
            ? props with { Network = new ClusterNetwork(test.Stack, "Made", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"] }) }
            : props);
        Neighbours(test.Stack, cluster);

        var resources = Resources(test);
        var network = cluster.Network;
        string[] publicIds = [.. network.PublicSubnets.Select(subnet => Text(test, subnet.SubnetId))];
        string[] privateIds = [.. network.PrivateSubnets.Select(subnet => Text(test, subnet.SubnetId))];

        Assert.Equal(publicIds, Ids(Only(resources, "AWS::ElasticLoadBalancingV2::LoadBalancer")["Properties"]?["Subnets"]));
        Assert.Equal(privateIds, Ids(Only(resources, "AWS::Lambda::Function")["Properties"]?["VpcConfig"]?["SubnetIds"]));
        Assert.Equal(privateIds, Ids(Only(resources, "AWS::RDS::DBSubnetGroup")["Properties"]?["SubnetIds"]));
        Assert.Equal(privateIds, Ids(Only(resources, "AWS::EKS::Nodegroup")["Properties"]?["Subnets"]));
        Assert.Equal(privateIds, Ids(Only(resources, "AWS::EKS::FargateProfile")["Properties"]?["Subnets"]));
        Assert.Contains(Text(test, Only(resources, "AWS::EC2::Instance")["Properties"]?["SubnetId"]?.ToJsonString() ?? ""), privateIds);
    }

    [Fact]
    public void A_load_balancer_comes_after_the_way_to_the_internet()
    {
        using var test = new TestStack();
        var network = new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"] });
        new ApplicationLoadBalancer(test.Stack, "Front", new ApplicationLoadBalancerProps { Vpc = network.Vpc, InternetFacing = true });

        var waits = Ids(Only(Resources(test), "AWS::ElasticLoadBalancingV2::LoadBalancer")["DependsOn"]);

        Assert.Equal(["PublicRoute", "PublicSubnetUsWest2aRouteTable", "PublicSubnetUsWest2bRouteTable"], waits.Select(id => id.Trim('"')));
    }

    [Fact]
    public void Without_a_way_out_private_subnets_are_isolated_ones()
    {
        using var test = new TestStack();
        var network = new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"], Internet = false });

        Assert.Equal(2, network.Vpc.IsolatedSubnets.Length);
        Assert.Empty(network.Vpc.PrivateSubnets);
        Assert.Equal(2, network.PrivateSubnets.Count);
    }

    [Fact]
    public void Of_zones_with_fewer_subnets_the_common_ones_are_found()
    {
        using var test = new TestStack();
        var network = new ExistingNetwork(test.Stack, "Network", new ExistingNetworkProps
        {
            VpcId = "vpc-0a1b2c3d4e5f60718",
            PublicSubnets = [new("subnet-b", "us-west-2b"), new("subnet-a", "us-west-2a")],
            PrivateSubnets = [new("subnet-1", "us-west-2a"), new("subnet-2", "us-west-2b"), new("subnet-3", "us-west-2c"), new("subnet-4", "us-west-2a")],
        });

        Assert.Equal(["subnet-b", "subnet-a"], network.Vpc.PublicSubnets.Select(subnet => subnet.SubnetId));
        Assert.Equal(["subnet-2", "subnet-1"], network.Vpc.PrivateSubnets.Select(subnet => subnet.SubnetId));
        Assert.Equal(["us-west-2b", "us-west-2a"], network.Vpc.PrivateSubnets.Select(subnet => subnet.AvailabilityZone));
        Assert.Equal(["subnet-1", "subnet-2", "subnet-3", "subnet-4"], network.PrivateSubnets.Select(subnet => subnet.SubnetId));
    }

    [Fact]
    public void Several_subnets_of_a_zone_are_all_found()
    {
        using var test = new TestStack();
        var network = new ExistingNetwork(test.Stack, "Network", new ExistingNetworkProps
        {
            VpcId = "vpc-0a1b2c3d4e5f60718",
            PrivateSubnets = [new("subnet-1", "us-west-2a"), new("subnet-2", "us-west-2a"), new("subnet-3", "us-west-2b"), new("subnet-4", "us-west-2b")],
        });

        Assert.Equal(["subnet-1", "subnet-3", "subnet-2", "subnet-4"], network.Vpc.PrivateSubnets.Select(subnet => subnet.SubnetId));
    }

    [Fact]
    public void Subnets_without_a_known_zone_are_found_until_the_zone_is_needed()
    {
        using var test = new TestStack();
        var network = new ExistingNetwork(test.Stack, "Network", new ExistingNetworkProps
        {
            VpcId = "vpc-0a1b2c3d4e5f60718",
            PublicSubnets = [new("subnet-1"), new("subnet-2")],
            PrivateSubnets = [new("subnet-3"), new("subnet-4")],
        });
        new ApplicationLoadBalancer(test.Stack, "Front", new ApplicationLoadBalancerProps { Vpc = network.Vpc, InternetFacing = true });

        Assert.Equal(["\"subnet-1\"", "\"subnet-2\""], Ids(Only(Resources(test), "AWS::ElasticLoadBalancingV2::LoadBalancer")["Properties"]?["Subnets"]));

        new Ec2.BastionHostLinux(test.Stack, "Bastion", new Ec2.BastionHostLinuxProps { Vpc = network.Vpc });
        var error = Assert.ThrowsAny<Exception>(test.Template);
        Assert.Contains("Test/Network: the availability zone of a subnet is needed but not known; give it in ExistingSubnet", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_network_a_cluster_makes_its_own()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { Network = null });

        Assert.IsType<ClusterNetwork>(cluster.Network);
        Assert.Contains("\"Vpc\": {", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_IPv6_cluster_is_not_put_into_a_network_without_such_addresses()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() =>
            test.MadeCluster(props => props with { IpFamily = ClusterIpFamily.Ipv6, Network = new ClusterNetwork(test.Stack, "Made") }));

        Assert.Contains("the cluster is IPv6, but its network gives pods no such addresses", error.Message, StringComparison.Ordinal);
    }

    private static void Neighbours(Cdk.Stack stack, EksCluster cluster)
    {
        var vpc = cluster.Network.Vpc;
        new ApplicationLoadBalancer(stack, "Front", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        new Function(stack, "Function", new FunctionProps
        {
            Runtime = Runtime.PYTHON_3_13,
            Handler = "index.handler",
            Code = Code.FromInline("def handler(event, context): pass"),
            Vpc = vpc,
        });
        new SubnetGroup(stack, "Database", new SubnetGroupProps { Vpc = vpc, Description = "of the database" });
        new Ec2.BastionHostLinux(stack, "Bastion", new Ec2.BastionHostLinuxProps { Vpc = vpc });
        new Eks.Nodegroup(stack, "Nodes", new Eks.NodegroupProps { Cluster = cluster.Cluster });
        new Eks.FargateProfile(stack, "Pods", new Eks.FargateProfileProps
        {
            Cluster = cluster.Cluster,
            Vpc = vpc,
            Selectors = [new Eks.Selector { Namespace = "shop" }],
        });
    }

    private static JsonObject Resources(TestStack test) => JsonNode.Parse(test.Template())?["Resources"]?.AsObject() ?? [];

    private static JsonNode Only(JsonObject resources, string type) =>
        Assert.Single(resources, resource => (string?)resource.Value?["Type"] == type).Value ?? throw new InvalidOperationException(type);

    private static string[] Ids(JsonNode? list) => [.. list?.AsArray().Select(id => id?.ToJsonString() ?? "") ?? []];

    private static string Text(TestStack test, string value) =>
        value.StartsWith('"') || value.StartsWith('{') ? value : System.Text.Json.JsonSerializer.Serialize(test.Stack.Resolve(value));
}
