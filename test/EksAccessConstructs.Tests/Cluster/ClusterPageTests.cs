using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Cluster;

/// <summary>The code of docs/cluster.md, compiled and run.</summary>
public sealed class ClusterPageTests
{
    [Fact]
    public void What_the_page_shows_is_synthesized()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var operators = new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/operators");
        var deployer = NamespaceRole.In("shop", "deployer").AllowReadWrite(ApiResource.Deployments);
        RbacObjects objects = new([deployer, deployer.BindTo(Subject.Group("shop-developers"))]);

        var network = new ClusterNetwork(stack, "Network", new ClusterNetworkProps { Zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] });
        var cluster = new EksCluster(stack, "Cluster", new EksClusterProps
        {
            ClusterName = "shop",
            Version = "1.35",
            Network = network,
            Endpoint = EndpointExposure.PrivateAndPublicFrom("203.0.113.0/24"),
        });
        new ClusterAdminRole(stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster, AssumableBy = [operators] });
        new ClusterAddons(stack, "Addons", new ClusterAddonsProps { Cluster = cluster, More = [new AddonChoice("eks-pod-identity-agent")] });
        new ManagedNodes(stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });
        new RbacManifests(stack, "Rbac", new RbacManifestsProps { Cluster = cluster, Objects = objects });

        var capability = new ClusterCapability(stack, "Ack", new ClusterCapabilityProps
        {
            Cluster = cluster,
            CapabilityName = "resources",
            Type = CapabilityType.Ack,
            NewRole = new NewRole { ManagedPolicyNames = ["AmazonSQSFullAccess"] },
            AccessPolicies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("shop"))],
        });

        Assert.Contains("associate-access-policy", Assert.Single(capability.Steps).Command, StringComparison.Ordinal);
        Assert.Contains("\"AWS::EKS::Capability\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_exists_adds_nothing()
    {
        using var test = new TestStack();
        var stack = test.Stack;

        var network = new ExistingNetwork(stack, "Network", new ExistingNetworkProps
        {
            VpcId = "vpc-0a1b2c3d4e5f60718",
            PrivateSubnets = [new("subnet-0a1b2c3d4e5f60711", "eu-central-1a"), new("subnet-0a1b2c3d4e5f60712", "eu-central-1b")],
        });

        Assert.Equal("vpc-0a1b2c3d4e5f60718", network.Vpc.VpcId);
        Assert.DoesNotContain("AWS::EC2", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here() => PageSnippets.StandIn("cluster.md", 3, "Cluster", "ClusterPageTests.cs");
}
