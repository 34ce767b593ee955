using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>The eleven recipes of lock-out, each as one change.</summary>
public sealed class LockoutSimulationTests
{
    private const string Node =
        "- rolearn: arn:aws:iam::111122223333:role/Node\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: [system:bootstrappers, system:nodes]\n";
    private const string Admin = "- rolearn: arn:aws:iam::111122223333:role/Admin\n  username: admin\n  groups: [system:masters]\n";
    private const string Dev = "- rolearn: arn:aws:iam::111122223333:role/Dev\n  username: dev\n  groups: [devs]\n";
    private static readonly PrincipalArn AdminRole = PrincipalArn.Parse("arn:aws:iam::111122223333:role/Admin");
    private static readonly PrincipalArn DevRole = PrincipalArn.Parse("arn:aws:iam::111122223333:role/Dev");
    private static readonly PrincipalArn Creator = PrincipalArn.Parse("arn:aws:iam::111122223333:role/Creator");

    [Fact]
    public void Recipe_1_a_slip_takes_nodes_and_admins_together()
    {
        var report = Compare(ConfigMap(Node + Admin), ConfigMap(Node + Admin.Replace("  username", "   username", StringComparison.Ordinal)));

        Assert.Equal([1], Numbers(report));
        Assert.Equal(Certainty.No, report.AdministratorRemains);
        Assert.Equal(["arn:aws:iam::111122223333:role/Node", "arn:aws:iam::111122223333:role/Admin"], report.Changes.Select(change => change.Who));
    }

    [Fact]
    public void Recipe_2_a_tool_replaces_the_config_map_and_drops_the_nodes()
    {
        var report = Compare(ConfigMap(Node + Admin), ConfigMap(Admin + Dev));

        Assert.Equal([2], Numbers(report));
        Assert.Equal(Certainty.Yes, report.AdministratorRemains);
    }

    [Fact]
    public void Recipe_3_a_role_keeps_its_path() =>
        Assert.Equal([3], Numbers(Compare(ConfigMap(Admin + Dev), ConfigMap(Admin + Dev.Replace("role/Dev", "role/teams/Dev", StringComparison.Ordinal)))));

    [Fact]
    public void Recipe_4_the_creator_is_deleted_and_nobody_else_is_mapped()
    {
        var before = ConfigMap(Node) with { Creator = Creator, Plan = Plan(ClusterAuthenticationMode.ConfigMap, creatorIsAdmin: true) };
        var report = LockoutSimulation.Compare(before, before, new LockoutOptions { Deleted = [Creator] });

        Assert.Equal([4], Numbers(report));
        Assert.Equal(Certainty.No, report.AdministratorRemains);
    }

    [Fact]
    public void Recipe_5_the_block_marker_is_missing_and_what_the_cluster_holds_stays()
    {
        var after = ConfigMap("mapRoles:\n  - rolearn: x\n");
        var report = Compare(ConfigMap(Node + Admin), after);

        Assert.Equal([5], Numbers(report));
        Assert.Empty(report.Changes);
        Assert.Equal(Certainty.Yes, report.AdministratorRemains);
    }

    [Fact]
    public void Recipe_6_a_later_weaker_item_wins()
    {
        var report = Compare(ConfigMap(Admin), ConfigMap(Admin + Admin.Replace("system:masters", "view", StringComparison.Ordinal)));

        Assert.Equal([6], Numbers(report));
        Assert.Equal(Certainty.No, report.AdministratorRemains);
    }

    [Fact]
    public void Recipe_7_the_mode_becomes_api_while_some_live_in_aws_auth_alone()
    {
        var before = ConfigMap(Admin + Dev) with { Plan = Plan(ClusterAuthenticationMode.ApiAndConfigMap, Entry(AdminRole, admin: true)) };
        var report = Compare(before, before.In(ClusterAuthenticationMode.Api));

        Assert.Equal([7], Numbers(report));
        Assert.Equal(["arn:aws:iam::111122223333:role/Dev"], report.Changes.Select(change => change.Who));
        Assert.Equal(Certainty.Yes, report.AdministratorRemains);
    }

    [Fact]
    public void Recipe_8_a_principal_is_made_again()
    {
        var before = new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true)) };
        var report = LockoutSimulation.Compare(before, before, new LockoutOptions { Recreated = [AdminRole] });

        Assert.Equal([8], Numbers(report));
        Assert.Equal(Certainty.No, report.AdministratorRemains);
    }

    [Fact]
    public void A_principal_made_again_inherits_what_aws_auth_gives()
    {
        var before = ConfigMap(Admin);

        Assert.Empty(LockoutSimulation.Compare(before, before, new LockoutOptions { Recreated = [AdminRole] }).Changes);
    }

    [Fact]
    public void Recipe_9_the_mode_goes_back()
    {
        var before = ConfigMap(Admin).In(ClusterAuthenticationMode.ApiAndConfigMap);

        Assert.Equal([9], Numbers(Compare(before, before.In(ClusterAuthenticationMode.ConfigMap))));
    }

    [Fact]
    public void Recipe_10_an_entry_with_fewer_rights_hides_aws_auth()
    {
        var before = ConfigMap(Admin).In(ClusterAuthenticationMode.ApiAndConfigMap);
        var report = Compare(before, before with { Plan = Plan(ClusterAuthenticationMode.ApiAndConfigMap, Entry(AdminRole, admin: false)) });

        Assert.Equal([10], Numbers(report));
        Assert.Equal(["'arn:aws:iam::111122223333:role/Admin' loses administration of the cluster: administrator by mapRoles before, "
            + "'arn:aws:sts::111122223333:assumed-role/Admin/{{SessionName}}' [view] by access entry after"],
            report.Findings.Where(finding => finding.Message.Contains("loses", StringComparison.Ordinal)).Select(finding => finding.Message));
    }

    [Fact]
    public void Recipe_11_the_creators_entry_is_removed_by_the_stack_that_needs_it()
    {
        var before = new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(Creator, admin: true), Entry(AdminRole, admin: true)), Creator = Creator };
        var after = before with { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true)) };
        var report = LockoutSimulation.Compare(before, after, new LockoutOptions { Deployer = Creator });

        Assert.Equal([11], Numbers(report));
        Assert.Equal(Certainty.Yes, report.AdministratorRemains);
    }

    [Theory]
    [InlineData(ClusterAuthenticationMode.ConfigMap, Certainty.Unknown)]
    [InlineData(ClusterAuthenticationMode.Api, Certainty.Unknown)]
    public void Without_the_creator_nobody_can_tell_whether_an_administrator_remains(ClusterAuthenticationMode mode, Certainty expected)
    {
        var state = ConfigMap(Dev) with { Plan = Plan(mode, creatorIsAdmin: true) };

        Assert.Equal(expected, Compare(state, state).AdministratorRemains);
    }

    [Fact]
    public void Users_alone_are_no_durable_administrators()
    {
        var state = ConfigMap("- userarn: arn:aws:iam::111122223333:user/u\n  groups: [system:masters]\n");
        var report = Compare(state, state);

        Assert.Equal(Certainty.No, report.AdministratorRemains);
        Assert.Equal("only IAM users remain administrator (arn:aws:iam::111122223333:user/u); make a role administrator before this change",
            Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void A_full_migration_takes_nothing_away()
    {
        var before = ConfigMap(Node + Admin + Dev);
        var plan = AwsAuthMigration.Plan(before.AwsAuth ?? AwsAuthMap.Empty);
        var after = new ClusterSnapshot { Plan = plan.In(ClusterAuthenticationMode.Api) };

        Assert.DoesNotContain(Compare(before.In(ClusterAuthenticationMode.ApiAndConfigMap), after).Changes, change => !change.Lost.IsEmpty);
        Assert.Equal(
            [MigrationAct.RaiseMode, MigrationAct.MakeEntries, MigrationAct.RaiseMode, MigrationAct.RemoveConfigMap], plan.Steps.Select(step => step.Act));
    }

    [Fact]
    public void A_binding_that_goes_takes_rights_from_those_who_come_in_as_before()
    {
        var before = Bound(new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true), Entry(DevRole, admin: false)) });
        var report = Compare(before, before with { Rbac = new RbacObjects([Secrets]) });

        Assert.Equal(Certainty.Yes, report.AdministratorRemains);
        Assert.Equal(
            ["arn:aws:iam::111122223333:role/Dev: get, list: secrets in shop", "group:oncall: get, list: secrets in shop"],
            report.Changes.Select(change => $"{change.Who}: {string.Join(", ", change.Lost)}"));
        Assert.Equal(
            "'arn:aws:iam::111122223333:role/Dev' loses get, list: secrets in shop: "
                + "'arn:aws:sts::111122223333:assumed-role/Dev/{{SessionName}}' [view] by access entry before and after",
            report.Findings[0].Message);
    }

    [Fact]
    public void A_group_that_is_bound_to_nothing_is_no_loss_where_bindings_are_known()
    {
        var unbound = Entry(DevRole, admin: false) with { Groups = ["view", "nothing"] };
        var before = new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true), unbound) };
        var after = before with { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true), Entry(DevRole, admin: false)) };

        Assert.Empty(Compare(Bound(before), Bound(after)).Findings);
        Assert.Equal(["group 'nothing'"], Assert.Single(Compare(before, after).Changes).Lost);
        Assert.True(Compare(before, after).IsMeasuredByGroups);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_principal_that_goes_from_IAM_loses_its_rights(bool isMadeAgain)
    {
        var cluster = Bound(new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true), Entry(DevRole, admin: false)) });
        var report = LockoutSimulation.Compare(
            cluster, cluster, isMadeAgain ? new LockoutOptions { Recreated = [DevRole] } : new LockoutOptions { Deleted = [DevRole] });

        var change = Assert.Single(report.Changes);
        Assert.Equal(["every access"], change.Lost);
        Assert.Equal(["revoked shop"], change.Rights.Select(one => $"{one.Word} {one.Where}"));
    }

    [Fact]
    public void What_is_not_read_may_let_an_administrator_in()
    {
        var chart = new NotRead("Helm chart 'Ingress'", "a chart may bring RBAC objects of its own", new SourceLocation("stack.yaml", 7, 3));
        var before = new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api, Entry(AdminRole, admin: true)) };
        var after = new ClusterSnapshot { Plan = Plan(ClusterAuthenticationMode.Api), NotRead = [chart] };

        var report = Compare(before, after);
        Assert.Equal(Certainty.Unknown, report.AdministratorRemains);
        Assert.Contains($"nobody can tell whether an administrator remains: {chart}", report.Findings[^1].Message, StringComparison.Ordinal);
        Assert.Equal(
            ["nobody can tell who loses what by the end of Helm chart 'Ingress': a chart may bring RBAC objects of its own"],
            Compare(before with { NotRead = [chart] }, before).Findings.Select(finding => finding.Message));
        Assert.Empty(Compare(before with { NotRead = [chart] }, before with { NotRead = [chart] }).Findings);
    }

    private static NamespaceRole Secrets => NamespaceRole.In("shop", "reader").Allow(Verb.Get, Verb.List).On(ApiResource.Secrets);

    private static ClusterSnapshot Bound(ClusterSnapshot cluster) =>
        cluster with { Rbac = new RbacObjects([Secrets, Secrets.BindTo(Subject.Group("view"), Subject.Group("oncall"))]) };

    private static LockoutReport Compare(ClusterSnapshot before, ClusterSnapshot after) => LockoutSimulation.Compare(before, after);

    private static IEnumerable<int> Numbers(LockoutReport report) => report.Recipes.Select(recipe => recipe.Number);

    private static ClusterSnapshot ConfigMap(string roles)
    {
        var reading = AwsAuthReader.Read(roles, "cm.yaml");
        return new ClusterSnapshot
        {
            Plan = Plan(ClusterAuthenticationMode.ConfigMap),
            AwsAuth = reading.Value ?? AwsAuthMap.Empty,
            AwsAuthIsRefused = reading.Value is null,
        };
    }

    private static AccessPlan Plan(ClusterAuthenticationMode mode, params AccessGrant[] entries) => AccessPlan.Build(entries, mode).OrThrow();

    private static AccessPlan Plan(ClusterAuthenticationMode mode, bool creatorIsAdmin) => AccessPlan.Build([], mode, creatorIsAdmin).OrThrow();

    private static AccessGrant Entry(PrincipalArn principal, bool admin) => new()
    {
        Principal = principal,
        Groups = admin ? [] : ["view"],
        Policies = admin ? [new PolicyAssociation(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] : [],
    };
}
