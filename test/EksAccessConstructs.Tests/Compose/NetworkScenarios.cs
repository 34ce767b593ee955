using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.RDS;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>The CDK's own constructs in a network of ours, ours in a network of the CDK, and the CDK's types where ours take something.</summary>
internal static class NetworkScenarios
{
    private static readonly string[] Kinds = ["a made network", "an existing network", "a network of the CDK"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. Kinds.SelectMany(kind => Neighbours.Select(neighbour =>
            Makes($"{neighbour.Name} in {kind}", neighbour.Text, test => neighbour.Build(test, In(test, kind))))),
        Makes("a cluster without a network", "\"AWS::EC2::VPC\"", test => test.MadeCluster(props => props with { Network = null })),
        Makes("instance types of the CDK", "\"m7g.large\"", test => new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = test.MadeCluster(), Name = "main", InstanceTypes = [Ec2.InstanceType.Of(Ec2.InstanceClass.M7G, Ec2.InstanceSize.LARGE)],
        })),
        Makes("security groups of the CDK", "sg-0a1b2c3d4e5f60799", test => new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = test.MadeCluster(), Name = "main", SecurityGroups = [Ec2.SecurityGroup.FromSecurityGroupId(test.Stack, "Theirs", "sg-0a1b2c3d4e5f60799")],
        })),
        Makes("a launch template of the CDK", "\"Ref\": \"Theirs", test => new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = test.MadeCluster(), Name = "main", LaunchTemplate = new Ec2.LaunchTemplate(test.Stack, "Theirs").ToExisting(),
        })),
        Makes("a target group of the CDK", "\"Ref\": \"Web", test =>
        {
            var cluster = test.ImportedCluster();
            new SelfManagedNodes(test.Stack, "Nodes", new SelfManagedNodesProps
            {
                Cluster = cluster,
                Name = "main",
                TargetGroups = [new NetworkTargetGroup(test.Stack, "Web", new NetworkTargetGroupProps { Vpc = cluster.Network.Vpc, Port = 80 })],
            });
        }),
        Makes("a mix of instance types of the CDK", "\"m7g.xlarge\"", test => new SelfManagedNodes(test.Stack, "Nodes", new SelfManagedNodesProps
        {
            Cluster = test.ImportedCluster(),
            Name = "main",
            Instances = new MixedInstances { InstanceTypes = [] }.With(
                Ec2.InstanceType.Of(Ec2.InstanceClass.M7G, Ec2.InstanceSize.LARGE), Ec2.InstanceType.Of(Ec2.InstanceClass.M7G, Ec2.InstanceSize.XLARGE)),
        })),
        Makes("SSH from a security group of the CDK", "sg-0a1b2c3d4e5f60799", test => new SelfManagedNodes(test.Stack, "Nodes", new SelfManagedNodesProps
        {
            Cluster = test.ImportedCluster(),
            Name = "main",
            Ssh = new NodeSsh { KeyName = "ops" }.From(Ec2.SecurityGroup.FromSecurityGroupId(test.Stack, "Bastion", "sg-0a1b2c3d4e5f60799")),
        })),
        Makes("tags of the app", "\"ResourceType\": \"volume\"", test =>
        {
            new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps { Cluster = test.ImportedCluster(), Name = "main" });
            Cdk.Tags.Of(test.App).Add("team", "shop");
        }),
        Makes("an IPv6 cluster", "ec2:AssignIpv6Addresses", test =>
        {
            var network = new ClusterNetwork(test.Stack, "Made", new ClusterNetworkProps
            {
                Zones = ["us-west-2a", "us-west-2b"], Ipv6 = new Ipv6Ranges { ForPods = true },
            });
            var cluster = test.MadeCluster(props => props with { Network = network, IpFamily = ClusterIpFamily.Ipv6 });
            new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps { Cluster = cluster, Name = "main" });
            new BaselineAddons(test.Stack, "Addons", new BaselineAddonsProps { Cluster = cluster });
        }),
        Refuses("an IPv6 cluster in a network without such addresses", "IPv6", test =>
            test.MadeCluster(props => props with { Network = Made(test), IpFamily = ClusterIpFamily.Ipv6 })),
        Refuses("what an imported cluster was not told", "Version", test => new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = EksCluster.FromAttributes(test.Stack, "Old", new EksClusterAttributes { ClusterName = "old" }), Name = "main",
        })),
        Says("CoreDNS without nodes", "never becomes active", test =>
            new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps { Cluster = test.MadeCluster() })),
    ];

    private static EksCluster In(TestStack test, string kind)
    {
        IClusterNetwork network = kind switch
        {
            "a made network" => Made(test),
            "an existing network" => test.ExistingNetwork(),
            _ => new VpcNetwork(new Ec2.Vpc(test.Stack, "OwnVpc")),
        };
        var cluster = new EksCluster(test.Stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.35", Network = network });
        new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
        return cluster;
    }

    private static ClusterNetwork Made(TestStack test) => new(test.Stack, "Made", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"] });

    private static (string Name, string Text, Action<TestStack, EksCluster> Build)[] Neighbours =>
    [
        ("a load balancer", "\"internet-facing\"", (test, cluster) =>
            new ApplicationLoadBalancer(test.Stack, "Front", new ApplicationLoadBalancerProps { Vpc = cluster.Network.Vpc, InternetFacing = true })),
        ("a function", "\"VpcConfig\"", (test, cluster) => new Function(test.Stack, "Function", new FunctionProps
        {
            Runtime = Runtime.PYTHON_3_13, Handler = "index.handler", Code = Code.FromInline("def handler(event, context): pass"), Vpc = cluster.Network.Vpc,
        })),
        ("a database", "\"AWS::RDS::DBSubnetGroup\"", (test, cluster) =>
            new SubnetGroup(test.Stack, "Database", new SubnetGroupProps { Vpc = cluster.Network.Vpc, Description = "of the database" })),
        ("a bastion host", "\"AWS::EC2::Instance\"", (test, cluster) =>
            new Ec2.BastionHostLinux(test.Stack, "Bastion", new Ec2.BastionHostLinuxProps { Vpc = cluster.Network.Vpc })),
        ("nodes of the CDK", "\"AWS::EKS::Nodegroup\"", (test, cluster) =>
            new Eks.Nodegroup(test.Stack, "Nodes", new Eks.NodegroupProps { Cluster = cluster.Cluster })),
        ("Fargate pods of the CDK", "\"AWS::EKS::FargateProfile\"", (test, cluster) => new Eks.FargateProfile(test.Stack, "Pods", new Eks.FargateProfileProps
        {
            Cluster = cluster.Cluster, Vpc = cluster.Network.Vpc, Selectors = [new Eks.Selector { Namespace = "shop" }],
        })),
        ("nodes of ours", "\"AWS::EKS::Nodegroup\"", (test, cluster) =>
            new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps { Cluster = cluster, Name = "main" })),
    ];
}
