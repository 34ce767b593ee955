using System.Text.Json.Nodes;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Addons;

public sealed class ClusterAddonsTests
{
    [Fact]
    public void Networking_comes_before_nodes_and_the_rest_after_whatever_is_defined_first()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        cluster.OrderNodes(Nodes(test, "Early"));
        new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps
        {
            Cluster = cluster,
            More = [new AddonChoice("eks-pod-identity-agent"), new AddonChoice("coredns") { Version = "v1.12.1-eksbuild.2" }],
        });
        cluster.OrderNodes(Nodes(test, "Late"));

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Everything_that_CloudFormation_knows_of_an_add_on_can_be_said()
    {
        using var test = new TestStack();
        var role = Amazon.CDK.AWS.IAM.Role.FromRoleArn(test.Stack, "Role", "arn:aws:iam::111122223333:role/csi");

        new ClusterAddon(test.Stack, "Addon", new ClusterAddonProps
        {
            Cluster = test.ImportedCluster(),
            AddonName = "aws-ebs-csi-driver",
            Version = "v1.50.0-eksbuild.1",
            Configuration = """{"controller":{"replicaCount":1}}""",
            OnConflict = ConflictResolution.Overwrite,
            PodIdentities = [new("ebs-csi-controller-sa", role)],
            Namespace = "storage",
            PreserveOnDelete = true,
            Tags = ValueMap.Of(("team", "shop")),
        });

        Golden.Match(test.Template(), "json");
    }

    [Theory]
    [InlineData("us-west-2", 4)]
    [InlineData("cn-north-1", 3)]
    [InlineData("us-gov-west-1", 3)]
    public void Metrics_server_is_left_out_where_AWS_does_not_offer_it(string region, int count) => Assert.Equal(count, ClusterAddons.Defaults(region).Count);

    [Fact]
    public void An_add_on_named_twice_is_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() =>
            new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps { Cluster = test.ImportedCluster(), More = [new("adot"), new("adot")] }));

        Assert.Contains("add-on 'adot' is named twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_add_on_of_this_stack_does_not_wait_for_nodes_of_another()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        var other = new Cdk.Stack(test.App, "Nodes");
        cluster.OrderNodes(new Cdk.CfnResource(other, "Nodes", new Cdk.CfnResourceProps { Type = "AWS::EKS::Nodegroup" }));
        new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps { Cluster = cluster });

        var coredns = JsonNode.Parse(test.Template())?["Resources"]?["AddonCoredns"];

        Assert.NotNull(coredns);
        Assert.Null(coredns["DependsOn"]);
    }

    private static Cdk.CfnResource Nodes(TestStack test, string id) => new(test.Stack, id, new Cdk.CfnResourceProps { Type = "AWS::EKS::Nodegroup" });
}
