using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Cluster;

/// <summary>Somebody durable administers a cluster when all constructs are there, and no principal has two entries, whoever made them.</summary>
public sealed class AdministratorGuardTests
{
    private const string Ops = "arn:aws:iam::111122223333:role/ops";

    [Fact]
    public void An_administrator_that_is_taken_away_afterwards_is_missed()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        var admin = new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
        admin.Entries.All.ToList().ForEach(entry => admin.Entries.Node.TryRemoveChild(entry.Node.Id));

        Assert.Contains("[Test/Cluster] error EKS202: cluster 'shop' would have no durable administrator; add a ClusterAdminRole", Refusal(test),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_taken_away_afterwards_is_missed()
    {
        using var test = new TestStack();
        Cluster(test).GrantAdmin(Ops).Entry.AccessPolicies = null;

        Assert.Contains("would have no durable administrator", Refusal(test), StringComparison.Ordinal);
    }

    [Fact]
    public void Administrators_by_the_constructs_of_the_CDK_count()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        ((Eks.Cluster)cluster.Cluster).GrantClusterAdmin("Ops", Ops);

        Assert.Contains(Ops, test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_principal_with_an_entry_of_ours_and_one_of_the_CDK_is_refused_with_both_constructs()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        cluster.GrantAdmin(Ops);
        ((Eks.Cluster)cluster.Cluster).GrantClusterAdmin("Ops", Ops);

        var refusal = Refusal(test);

        Assert.Contains($"[Test/Cluster] error EKS042: '{Ops}' has two access entries, 'Test/Cluster/", refusal, StringComparison.Ordinal);
        Assert.Contains("'Test/Cluster/EksAccess/AccessRoleOps111122223333'", refusal, StringComparison.Ordinal);
        Assert.Contains("'Test/Cluster/Resource/Ops/Resource'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_of_the_CDK_on_an_imported_cluster_is_seen()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        cluster.GrantGroups(Ops, "ops");
        new Eks.AccessEntry(test.Stack, "Theirs", new Eks.AccessEntryProps
        {
            Cluster = cluster.Cluster,
            Principal = Ops,
            AccessPolicies = [Eks.AccessPolicy.FromAccessPolicyName("AmazonEKSViewPolicy",
                new Eks.AccessPolicyNameOptions { AccessScopeType = Eks.AccessScopeType.CLUSTER })],
        });

        Assert.Contains("[Test/Imported] error EKS042: ", Refusal(test), StringComparison.Ordinal);
    }

    [Fact]
    public void One_cluster_imported_twice_is_one_cluster()
    {
        using var test = new TestStack();
        EksClusterAttributes attributes = new() { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api, LogicalIdPrefix = "Second" };
        EksCluster.FromAttributes(test.Stack, "One", attributes with { LogicalIdPrefix = "" }).GrantGroups(Ops, "ops");
        EksCluster.FromAttributes(test.Stack, "Two", attributes).GrantGroups(Ops, "ops");

        Assert.Contains("has two access entries", Refusal(test), StringComparison.Ordinal);
    }

    [Fact]
    public void An_administrator_in_another_stack_alone_is_said_with_the_way_out()
    {
        Assert.Contains("error EKS202: cluster 'shop' would have no durable administrator by its own stack, deployed alone: ",
            Refused(AdministratorGuard.ThisStack), StringComparison.Ordinal);
        Assert.Equal("", Refused(AdministratorGuard.AnotherStack("the platform's stack makes it")));

        static string Refused(AdministratorGuard guard)
        {
            using var test = new TestStack();
            var cluster = Cluster(test, guard);
            var other = new Cdk.Stack(test.App, "Other", new Cdk.StackProps
            {
                Env = new Cdk.Environment { Account = TestStack.Account, Region = TestStack.Region },
            });
            new ClusterAdminRole(other, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
            return Record.Exception(test.Template)?.Message ?? "";
        }
    }

    [Fact]
    public void A_nested_stack_is_deployed_with_its_own()
    {
        using var test = new TestStack();
        new ClusterAdminRole(new Cdk.NestedStack(test.Stack, "Nested"), "Admin", new ClusterAdminRoleProps { Cluster = Cluster(test) });

        Assert.Null(Record.Exception(test.Template));
    }

    [Fact]
    public void Nobody_is_asked_for_where_the_app_says_why()
    {
        using var test = new TestStack();
        Cluster(test, AdministratorGuard.None("thrown away every night"));

        test.Template();

        Cdk.Assertions.Annotations.FromStack(test.Stack).HasInfo("*", Cdk.Assertions.Match.StringLikeRegexp(".*thrown away every night.*"));
        Assert.ThrowsAny<ArgumentException>(() => AdministratorGuard.None(" "));
    }

    [Fact]
    public void The_creator_suffices_only_where_it_is_administrator()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => Cluster(test, AdministratorGuard.CreatorOfDevCluster));

        Assert.Contains("leaves the cluster to its creator, who is no administrator; set CreatorIsAdmin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_is_called_a_user_and_a_token_by_what_it_stands_for()
    {
        Assert.Contains("'arn:aws:iam::111122223333:user/eve' ('Test/Cluster/EksAccess/AccessUserEve111122223333') is a user, and its rights go with its keys",
            Refused(PrincipalArn.Parse("arn:aws:iam::111122223333:user/eve")), StringComparison.Ordinal);
        Assert.Contains("only deployment knows what '${Fn::ImportValue admin}' is", Refused(PrincipalArn.Unresolved(Cdk.Fn.ImportValue("admin"))),
            StringComparison.Ordinal);
        Assert.Contains("name it by PrincipalArn.UnresolvedRole(token, label)", Refused(PrincipalArn.Unresolved(Cdk.Fn.ImportValue("admin"))),
            StringComparison.Ordinal);
        Assert.Equal("", Refused(PrincipalArn.UnresolvedRole(Cdk.Fn.ImportValue("admin"), "the platform's role")));

        static string Refused(PrincipalArn principal)
        {
            using var test = new TestStack();
            Cluster(test).GrantAdmin(principal);
            return Record.Exception(test.Template)?.Message ?? "";
        }
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
        "only roles of IAM Identity Center administer")]
    [InlineData("arn:aws:iam::444455556666:role/ops", "only roles of other accounts administer the cluster of account 111122223333")]
    public void An_administrator_that_may_be_gone_tomorrow_is_warned_of_where_it_is_the_only_one(string principal, string warning)
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        cluster.GrantAdmin(principal);
        test.Template();
        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning("/Test/Cluster", Cdk.Assertions.Match.StringLikeRegexp($".*{warning}.*"));

        using var two = new TestStack();
        var safe = Cluster(two);
        safe.GrantAdmin(principal);
        safe.GrantAdmin(Ops);
        two.Template();
        Cdk.Assertions.Annotations.FromStack(two.Stack).HasNoWarning("/Test/Cluster", Cdk.Assertions.Match.StringLikeRegexp($".*{warning}.*"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_entry_for_nodes_that_EKS_lets_in_is_refused(bool nodesFirst)
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();
        var role = Iam.Role.FromRoleArn(test.Stack, "Lent", "arn:aws:iam::111122223333:role/nodes");
        Action[] both = [Nodes, () => cluster.Grant(new AccessGrant { Principal = role.ToPrincipal(), Type = EntryType.Ec2Linux })];
        Array.ForEach(nodesFirst ? both : [.. both.Reverse()], one => one());

        Assert.Contains("error EKS203: EKS makes the access entry of 'arn:aws:iam::111122223333:role/nodes' for 'Test/Nodes', so 'Test/Cluster/EksAccess/",
            Refusal(test), StringComparison.Ordinal);

        void Nodes() => new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = cluster,
            Name = "main",
            Role = new NodeRoleRequest { Existing = role },
        });
    }

    private static EksCluster Cluster(TestStack test, AdministratorGuard? guard = null) => new(test.Stack, "Cluster", new EksClusterProps
    {
        ClusterName = "shop",
        Version = "1.34",
        Network = test.ExistingNetwork(),
        AdministratorGuard = guard ?? AdministratorGuard.ThisStack,
    });

    private static string Refusal(TestStack test) => Assert.ThrowsAny<Exception>(test.Template).Message;
}
