using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Access;

public sealed class AccessEntriesTests
{
    private static readonly PrincipalArn Admins = Role("platform-admins");

    private static readonly AccessGrant AdminGrant = new() { Principal = Admins, Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] };

    [Fact]
    public void A_plan_becomes_one_entry_for_each_principal()
    {
        using var test = new TestStack();

        Define(
            test,
            AdminGrant,
            new AccessGrant
            {
                Principal = Role("team/shop/Developers"),
                Username = "shop:{{SessionName}}",
                Groups = ["shop-developers", "shop-readers"],
                Policies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("shop", "shop-*")), new(AccessPolicyName.View, PolicyScope.Cluster)],
                Tags = ValueMap.Of(("team", "shop")),
            },
            new AccessGrant { Principal = Role("nodes"), Type = EntryType.Ec2Linux },
            new AccessGrant { Principal = PrincipalArn.Parse("arn:aws:iam::444455556666:user/eve"), Groups = ["auditors"] },
            new AccessGrant
            {
                Principal = Role("aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_ViewOnly_0123456789abcdef"),
                Policies = [new(AccessPolicyName.View, PolicyScope.Cluster)],
            });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void One_grant_more_is_one_resource_more_and_moves_no_other()
    {
        var before = Lines(AdminGrant, new AccessGrant { Principal = Role("a"), Groups = ["x"] });
        var after = Lines(new AccessGrant { Principal = Role("b"), Groups = ["y"] }, AdminGrant, new AccessGrant { Principal = Role("a"), Groups = ["x"] });

        Assert.Empty(before.Except(after));
        Assert.Equal(["AccessRoleB111122223333"],
            after.Except(before).Where(line => line.StartsWith("  \"", StringComparison.Ordinal)).Select(line => line.Trim(' ', '"', ':', '{')));

        static string[] Lines(params AccessGrant[] grants)
        {
            using var test = new TestStack();
            Define(test, grants);
            return test.Template().Split('\n');
        }
    }

    [Fact]
    public void Roles_of_the_app_are_let_in_by_reference()
    {
        using var test = new TestStack();
        var role = new Iam.Role(test.Stack, "Team", new Iam.RoleProps { AssumedBy = new Iam.AccountRootPrincipal() });
        var entries = Define(test, AdminGrant);

        entries.Add(new AccessGrant { Principal = role.ToPrincipal(), Groups = ["team"] });
        entries.Add(new AccessGrant { Principal = PrincipalArn.Unresolved(new Cdk.CfnParameter(test.Stack, "Other").ValueAsString), Groups = ["team"] });
        entries.Add(new AccessGrant
        {
            Principal = Iam.Role.FromRoleArn(test.Stack, "Given", "arn:aws:iam::111122223333:role/given").ToPrincipal(),
            Groups = ["team"],
        });

        Assert.Equal(["AccessRolePlatformAdmins111122223333", "AccessTeam8E98563C", "AccessOther", "AccessRoleGiven111122223333"],
            entries.All.Select(entry => test.Stack.Resolve(entry.LogicalId)));
        Assert.Contains("\"PrincipalArn\": {\n     \"Fn::GetAtt\": [\n      \"Team8E98563C\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_of_the_app_and_imported_ones_keep_their_names()
    {
        using var test = new TestStack();
        var raw = new Iam.CfnRole(test.Stack, "Raw", new Iam.CfnRoleProps { AssumeRolePolicyDocument = new Dictionary<string, object>() });
        raw.OverrideLogicalId("RawRole");

        var entries = Define(
            test,
            new AccessGrant { Principal = raw.ToPrincipal(), Groups = ["x"] },
            new AccessGrant { Principal = Iam.Role.FromRoleName(test.Stack, "Named", "deployers").ToPrincipal(), Groups = ["x"] },
            new AccessGrant { Principal = Iam.Role.FromRoleName(test.Stack, "Cased", "My_Role").ToPrincipal(), Groups = ["x"] });

        Assert.Equal(["AccessRawRole", "AccessDeployers", "AccessMyRoleFC6B0A49"], entries.All.Select(entry => test.Stack.Resolve(entry.LogicalId)));
    }

    [Fact]
    public void Feature_flags_change_nothing()
    {
        Assert.Equal(Template(null), Template(FeatureFlags.AllOn));

        static string Template(IReadOnlyDictionary<string, object>? flags)
        {
            using var test = new TestStack(context: flags);
            Define(test, AdminGrant, new AccessGrant { Principal = Role("b"), Groups = ["y"], Tags = ValueMap.Of(("a", "b")) });
            return test.Template();
        }
    }

    [Theory]
    [InlineData("role/admin", "AccessRoleAdmin111122223333")]
    [InlineData("role/Admin", "AccessRoleAdmin111122223333")]
    [InlineData("role/PlatformAdmins", "AccessRolePlatformAdmins11112222333332736700")]
    [InlineData("role/platform_admins", "AccessRolePlatformAdmins1111222233334F246FD1")]
    [InlineData("role/team/admin", "AccessRoleAdmin1111222233335BFE7907")]
    [InlineData("user/eve@example.com", "AccessUserEveExampleCom111122223333B2930D34")]
    public void The_logical_id_is_made_from_the_principal_alone(string principal, string id)
    {
        using var test = new TestStack();

        var entries = Define(test, new AccessGrant { Principal = PrincipalArn.Parse($"arn:aws:iam::111122223333:{principal}"), Groups = ["x"] });

        Assert.Equal([id], entries.All.Select(entry => test.Stack.Resolve(entry.LogicalId)));
    }

    [Fact]
    public void The_partition_is_the_stacks()
    {
        using var test = new TestStack(region: "cn-north-1");

        Define(test, AdminGrant with { Principal = PrincipalArn.Parse("arn:aws-cn:iam::111122223333:role/admin") });

        Assert.DoesNotContain("arn:aws:", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_EKS_would_refuse_is_refused_with_the_place()
    {
        using var test = new TestStack();

        var thrown = Assert.Throws<ArgumentException>(() => Define(test, AdminGrant with { Groups = ["system:masters"], Username = "eks:x" }));

        Assert.Matches("^Test/Access: error EKS[0-9]+: the username 'eks:x' of ", thrown.Message);
        Assert.Matches("\nTest/Access: error EKS[0-9]+: the group 'system:masters' of ", thrown.Message);
    }

    [Fact]
    public void A_principal_of_another_partition_is_refused_where_the_region_is_known()
    {
        using var test = new TestStack(region: "cn-north-1");

        Assert.Contains("is of partition 'aws', but the cluster is in 'aws-cn'", Assert.Throws<ArgumentException>(() => Define(test, AdminGrant)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_no_binding_names_is_warned_of()
    {
        using var test = new TestStack();

        new AccessEntries(test.Stack, "Access",
            new AccessEntriesProps { Cluster = Cluster(test), Plan = Plan(AdminGrant with { Groups = ["shop"] }), BoundGroups = ["shops"] });

        Cdk.Assertions.Annotations.FromStack(test.Stack)
            .HasWarning("*", Cdk.Assertions.Match.StringLikeRegexp(".*gives nothing: no RoleBinding or ClusterRoleBinding names it; did you mean 'shops'?.*"));
    }

    [Fact]
    public void Dependants_come_after_every_entry()
    {
        using var test = new TestStack();
        var entries = Define(test, AdminGrant, AdminGrant with { Principal = Role("b") });

        new Cdk.CfnWaitConditionHandle(test.Stack, "After").Node.AddDependency(entries);

        Assert.Contains("\"DependsOn\": [\n    \"AccessRoleB111122223333\",\n    \"AccessRolePlatformAdmins111122223333\"\n   ]", test.Template(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_cluster_takes_note_of_durable_administrators()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);

        new AccessEntries(test.Stack, "Access", new AccessEntriesProps
        {
            Cluster = cluster,
            Plan = Plan(AdminGrant, AdminGrant with { Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:user/eve") }),
        });

        Assert.Equal([Admins.Text, "arn:aws:iam::111122223333:user/eve"], cluster.RegisteredEntries.Select(entry => entry.Principal));
        Assert.Equal([Admins.Text], cluster.Snapshot.Plan.DurableAdministrators.Select(grant => grant.Principal.Text));
    }

    private static AccessEntries Define(TestStack test, params AccessGrant[] grants) =>
        new(test.Stack, "Access", new AccessEntriesProps { Cluster = Cluster(test), Plan = Plan(grants) });

    private static IEksCluster Cluster(TestStack test) =>
        EksCluster.FromAttributes(test.Stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api });

    private static AccessPlan Plan(params AccessGrant[] grants) => AccessPlan.Build(grants).OrThrow();

    private static PrincipalArn Role(string name) => PrincipalArn.Parse($"arn:aws:iam::111122223333:role/{name}");
}
