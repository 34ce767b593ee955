using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Cluster;

/// <summary>Two things of one logical id are told by their construct paths, with the way out, and not by a merge of templates.</summary>
public sealed class OneLogicalIdTests
{
    [Fact]
    public void Two_clusters_in_one_stack_need_a_prefix()
    {
        using var test = new TestStack();
        test.MadeCluster();

        var error = Assert.Throws<ArgumentException>(() => Second(test, ""));

        Assert.Contains("error EKS208", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Test/Second/", error.Message, StringComparison.Ordinal);
        Assert.Contains("as 'Test/Cluster/", error.Message, StringComparison.Ordinal);
        Assert.Contains("give one a LogicalIdPrefix", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_prefix_two_clusters_live_in_one_stack()
    {
        using var test = new TestStack();
        test.MadeCluster();
        var second = Second(test, "Pay");
        new ClusterAdminRole(test.Stack, "PayAdmin", new ClusterAdminRoleProps { Cluster = second });

        Assert.Contains("\"PayCluster\": {", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_cluster_imported_twice_is_told_at_the_first_thing_that_both_have()
    {
        using var test = new TestStack();
        var network = test.ExistingNetwork();
        foreach (var id in new[] { "One", "Two" })
        {
            var cluster = EksCluster.FromAttributes(test.Stack, id, new EksClusterAttributes
            {
                ClusterName = "shop",
                Version = "1.34",
                AuthenticationMode = ClusterAuthenticationMode.Api,
                Network = network,
                ClusterSecurityGroupId = "sg-0a1b2c3d4e5f60721",
            });
            var props = new ManagedNodesProps { Cluster = cluster, Name = "main" };
            if (id == "One")
            {
                new ManagedNodes(test.Stack, "NodesOne", props);
            }
            else
            {
                var error = Assert.Throws<ArgumentException>(() => new ManagedNodes(test.Stack, "NodesTwo", props));
                Assert.Contains("'Test/NodesTwo/Role/Resource' would be 'NodeRoleMain' in the template, as 'Test/NodesOne/Role/Resource' is already",
                    error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_same_in_two_stacks_is_no_collision()
    {
        using var test = new TestStack();
        test.MadeCluster();
        var other = new Cdk.Stack(test.App, "Other");
        var cluster = new EksCluster(other, "Cluster", new EksClusterProps { ClusterName = "pay", Version = "1.34" });
        new ClusterAdminRole(other, "Admin", new ClusterAdminRoleProps { Cluster = cluster });

        Assert.Contains("\"Cluster\": {", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_away_leaves_its_id()
    {
        using var test = new TestStack();
        new ClusterNetwork(test.Stack, "Network");
        test.Stack.Node.TryRemoveChild("Network");
        new ClusterNetwork(test.Stack, "Network");

        Assert.Contains("\"Vpc\": {", test.Template(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_element_of_the_user_in_the_stack_itself_is_told(bool isFirst)
    {
        using var test = new TestStack();
        if (isFirst)
        {
            new Ec2.CfnVPC(test.Stack, "Vpc", new Ec2.CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        }

        new ClusterNetwork(test.Stack, "Network");
        if (!isFirst)
        {
            new Ec2.CfnVPC(test.Stack, "Vpc", new Ec2.CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        }

        var error = Assert.ThrowsAny<Exception>(test.Template);

        Assert.Contains("'Test/Vpc' would be 'Vpc' in the template, as 'Test/Network/Resource' is already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_and_administrators_of_one_name_do_not_collide_without_a_word()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();

        var error = Assert.Throws<ArgumentException>(() =>
            new TeamAccess(test.Stack, "Team", new TeamAccessProps { Cluster = cluster, Team = "admin", Groups = ["operators"] }));

        Assert.Contains("EKS208", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_rules_is_warned_of()
    {
        using var test = new TestStack();
        var role = NamespaceRole.In("shop", "reader");
        new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
        {
            Cluster = test.ImportedCluster(),
            Objects = new([role, role.BindTo(Subject.Group("devs")), ClusterRole.Of("all").AggregateFrom("team", "shop")]),
        });

        var warnings = Cdk.Assertions.Annotations.FromStack(test.Stack);
        warnings.HasWarning("*", Cdk.Assertions.Match.StringLikeRegexp("Role shop/reader has no rules, so whoever is bound to it may do nothing.*"));
        Assert.Empty(warnings.FindWarning("*", Cdk.Assertions.Match.StringLikeRegexp("ClusterRole all has no rules.*")));
    }

    private static EksCluster Second(TestStack test, string prefix) => new(test.Stack, "Second", new EksClusterProps
    {
        ClusterName = "pay",
        Version = "1.34",
        Network = new VpcNetwork(new Ec2.Vpc(test.Stack, "OwnVpc")),
        LogicalIdPrefix = prefix,
    });
}
