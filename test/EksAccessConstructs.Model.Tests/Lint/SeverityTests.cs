using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>How much findings matter: an error proves something, and what is done right is worth knowing at most.</summary>
public sealed class SeverityTests
{
    private static readonly Subject Reader = Subject.ServiceAccount("app", "reader");

    [Fact]
    public void A_group_that_serves_nothing_beside_the_core_group_is_no_error()
    {
        Assert.Equal(["info"], Of("RB002", Role("r", "get | core:,apps,extensions | pods,deployments")));
        Assert.Equal(["error"], Of("RB002", Role("r", "get | apps,extensions | pods,deployments")));
        Assert.Equal(
            ["ClusterRole r: group 'extensions' serves nothing any more; name 'apps', the core group \"\" instead"],
            Worlds.Says("RB002", Worlds.Of(Role("r", "get | extensions | deployments,pods"))));
    }

    [Fact]
    public void Create_by_name_is_worth_knowing_where_another_rule_gives_it()
    {
        const string Named = "create,update | coordination.k8s.io | leases | leader";

        Assert.Equal(["info"], Of("RB050", Role("r", Named, "create | coordination.k8s.io | leases")));
        Assert.Equal(["warning"], Of("RB050", Role("r", Named, "get | coordination.k8s.io | leases")));
        Assert.Equal(
            ["ClusterRole r: 'create' carries no name, so resourceNames 'leader' never matches it; drop it here, since another rule of the role gives it "
                + "without names"],
            Worlds.Says("RB050", Worlds.Of(Role("r", Named, "create | coordination.k8s.io | leases"))));
    }

    [Fact]
    public void List_by_names_is_worth_knowing_where_another_rule_gives_it()
    {
        const string Named = "get,list | core: | secrets | one,two";

        Assert.Equal(["info"], Of("RB051", Role("r", Named, "list | core: | configmaps,secrets")));
        Assert.Equal(["warning"], Of("RB051", Role("r", Named)));
    }

    [Theory]
    [InlineData("get | core: | configmaps | version", "info")]
    [InlineData("get | core: | secrets | version", "warning")]
    [InlineData("get | core: | configmaps", "warning")]
    [InlineData("update | core: | configmaps | version", "warning")]
    public void Everybody_may_read_what_is_published_by_name(string rule, string severity) =>
        Assert.Equal([severity], Of("RB042", Role("r", rule), InCluster("r", Subject.Group("system:authenticated"))));

    [Theory]
    [InlineData("get,list,watch | * | *", "error")] // nodes/proxy among it
    [InlineData("create | core: | *", "error")] // tokens
    [InlineData("update | core: | *", "warning")] // what depends on the authentication mode does not count, and the kubelet serves no update
    [InlineData("get | core: | */status", "none")]
    [InlineData("list,watch | * | *", "warning")]
    [InlineData("update | apps | *", "warning")]
    [InlineData("get,list | * | deployments", "warning")]
    public void A_wildcard_matters_as_much_as_what_it_gives(string rule, string severity) =>
        Assert.Equal(severity == "none" ? [] : [severity], Of("RB011", Role("r", rule), InCluster("r", Reader)));

    [Fact]
    public void A_wildcard_that_nobody_holds_or_in_a_namespace_only_is_a_warning()
    {
        var role = Role("r", "get,list,watch | * | *");

        Assert.Equal(["warning"], Of("RB011", role));
        Assert.Equal(["warning"], Of("RB011", role, new RoleBinding
        {
            Name = "b",
            Namespace = "shop",
            RoleRef = new RoleRef("ClusterRole", "r"),
            Subjects = [Reader],
        }));
    }

    [Fact]
    public void Wildcards_name_their_holders_and_not_own_APIs_beside_what_matters()
    {
        var role = Role("r", "* | monitoring.coreos.com | prometheuses,probes", "* | core: | configmaps");

        Assert.Equal(
            ["ClusterRole r: verb '*' gives every verb on configmaps (held by service account 'app/reader' in the whole cluster); "
                + "list the verbs that are needed"],
            Worlds.Says("RB010", Worlds.Of(role, InCluster("r", Reader))));
        Assert.Equal(["info"], Of("RB011", Role("r", "* | metrics.k8s.io | *")));
    }

    [Fact]
    public void The_spec_of_a_volume_attachment_does_not_change()
    {
        Assert.Equal([], Of("RB092", Role("r", "update,patch | storage.k8s.io | volumeattachments"), InCluster("r", Reader)));
        Assert.Equal(["warning"], Of("RB092", Role("r", "create | storage.k8s.io | volumeattachments"), InCluster("r", Reader)));
    }

    [Theory]
    [InlineData("create | core: | pods/eviction")]
    [InlineData("delete | core: | pods")]
    public void Nodes_and_the_end_of_pods_are_two_rules_of_one_role_that_add_up(string end) =>
        Assert.Equal(["error"], Of("RB086", Role("r", "patch | core: | nodes", end), InCluster("r", Reader)));

    [Fact]
    public void The_ConfigMap_of_CoreDNS_matters_by_its_name()
    {
        Assert.Equal(["warning"], Of("RB096", Role("r", "update | core: | configmaps | coredns"), InCluster("r", Reader)));
        Assert.Equal([], Of("RB096", Role("r", "update | core: | configmaps | settings"), InCluster("r", Reader)));
    }

    [Theory]
    [InlineData("userextras/scopes")]
    [InlineData("userextras")]
    [InlineData("uids")]
    public void Impersonation_of_what_is_beside_the_name_is_in_its_own_group(string resource) =>
        Assert.Equal(["error"], Of("RB025", Role("r", $"impersonate | authentication.k8s.io | {resource}"), InCluster("r", Reader)));

    [Theory]
    [InlineData(null, true)]
    [InlineData("1.34", true)]
    [InlineData("1.35", false)]
    public void What_a_version_of_Kubernetes_does_not_have_is_neither_linted_nor_a_way_up(string? version, bool has)
    {
        RbacObject[] objects =
        [
            Role("r", "get | core: | pods/exec"), InCluster("r", Subject.User("ann")), InCluster("cluster-admin", Subject.ServiceAccount("ops", "strong")),
        ];
        var linted = Worlds.RuleOf("RB021").Check(new LintInput(Worlds.Of(objects).Cluster with { Version = version }));
        var ways = new Escalation(RbacEvaluator.Create(new RbacObjects([.. objects]), BuiltInRoles.Newest, version)).From(Identity.Of("ann"));

        Assert.Equal(has, linted.Any());
        Assert.Equal(has, !ways.Paths.IsEmpty);
    }

    [Theory]
    [InlineData("NODE_ROLE_ARN", "NODE_ROLE_ARN: is not an ARN of IAM, so it never matches; write arn:aws:iam::ACCOUNT:role/NAME, or user/NAME")]
    [InlineData("arn:aws:iam::ACCOUNT_ID:role/dev",
        "arn:aws:iam::ACCOUNT_ID:role/dev: has 'ACCOUNT_ID' where the account of twelve digits stands, so it never matches; write the account")]
    [InlineData("arn:aws:s3:::shop", "arn:aws:s3:::shop: is not an ARN of IAM, so it never matches; write arn:aws:iam::ACCOUNT:role/NAME, or user/NAME")]
    public void What_is_no_ARN_in_aws_auth_lets_nobody_in(string arn, string said) =>
        Assert.Equal([said], Worlds.Says("EA007", Worlds.World(awsAuth: Worlds.Map($"{arn} dev"))));

    private static IEnumerable<string> Of(string code, params RbacObject[] objects) =>
        Worlds.RuleOf(code).Check(Worlds.Of(objects)).Select(found => found.Finding.Severity.ToString().ToLowerInvariant());

    private static ClusterRole Role(string name, params string[] rules) => new() { Name = name, Rules = [.. rules.Select(Worlds.Rule)] };

    private static ClusterRoleBinding InCluster(string role, params Subject[] subjects) =>
        new() { Name = role, RoleRef = new RoleRef("ClusterRole", role), Subjects = [.. subjects] };
}
