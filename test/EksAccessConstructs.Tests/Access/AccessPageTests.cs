using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Access;

/// <summary>The code of docs/access.md, compiled and run.</summary>
public sealed partial class AccessPageTests
{
    [Fact]
    public void What_the_page_shows_is_synthesized()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = EksCluster.FromAttributes(
            stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api });
        var pipeline = new Iam.Role(stack, "Pipeline", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("codebuild.amazonaws.com") });
        var report = new Cdk.CfnWaitConditionHandle(stack, "Report");

        cluster.GrantAdmin("arn:aws:iam::111122223333:role/platform");
        cluster.Grant(pipeline, AccessPolicyName.Edit, PolicyScope.Namespaces("shop"));
        cluster.GrantGroups(Iam.Role.FromRoleName(stack, "Ops", "ops"), "oncall", "readers");
        var granted = cluster.Grant("arn:aws:iam::111122223333:role/audit", AccessPolicyName.View, PolicyScope.Cluster).AndGroups("auditors");
        report.Node.AddDependency(granted.Entry);

        new AccessEntries(stack, "Access", new AccessEntriesProps
        {
            Cluster = cluster,
            Plan = AccessPlan.Build(
            [
                new AccessGrant
                {
                    Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/shop-developers"),
                    Username = "shop:{{SessionName}}",
                    Groups = ["shop-developers"],
                    Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop", "shop-*"))],
                },
            ]).OrThrow(),
        });

        new ClusterAdminRole(stack, "Admin", new ClusterAdminRoleProps
        {
            Cluster = cluster,
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/platform")],
            MaxSession = TimeSpan.FromHours(4),
        });

        new TeamAccess(stack, "Pay", new TeamAccessProps
        {
            Cluster = cluster,
            Team = "pay",
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/pay-developers")],
            Namespaces = ["pay", "pay-test"],
            May = [TeamRole.Deployer, TeamRole.Debugger],
            Quota = new TeamQuota { Cpu = "20", Memory = "64Gi", LoadBalancers = 0 },
            Limits = new TeamLimits { DefaultCpu = "100m", DefaultMemory = "256Mi" },
            Network = TeamNetwork.DenyIngress,
        });

        Assert.Equal(
            [
                "AccessAdminRole", "AccessOps", "AccessPayRole", "AccessPipelineC660917D", "AccessRoleAudit111122223333", "AccessRolePlatform111122223333",
                "AccessRoleShopDevelopers111122223333",
            ],
            AccessEntry().Matches(test.Template()).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_team_of_the_page_is_on_two_clusters()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var production = Imported(test, "production", "");
        var staging = Imported(test, "staging", "Staging");

        TeamAccess.OnEach(stack, "Shop", [production, staging], cluster => new TeamAccessProps
        {
            Cluster = cluster,
            Team = "shop",
            Namespaces = ["shop"],
            May = [cluster == production ? TeamRole.Viewer : TeamRole.Deployer],
        });

        Assert.Equal(["AccessShopRole", "StagingAccessShopRole"],
            AccessEntry().Matches(test.Template()).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_page_asks_is_answered()
    {
        var plan = AccessPlan.Build([new AccessGrant
        {
            Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/shop-developers"),
            Policies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("shop"))],
        }]).OrThrow();
        var rbac = RbacObjects.None;
        var awsAuth = AwsAuthMap.Empty;

        var authorizer = EksAuthorizer.Create(new ClusterSnapshot { Plan = plan, Rbac = rbac, AwsAuth = awsAuth });
        var decision = authorizer.Authorize(
            PrincipalArn.Parse("arn:aws:iam::111122223333:role/shop-developers"),
            new ResourceRequest("delete", "apps", "deployments", Name: "web", Namespace: "shop"));

        Assert.True(decision.IsAllowed);
    }

    [Fact]
    public void A_team_of_the_page_is_let_go()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        TeamAccess.LetGo(stack, "Pay", cluster);

        Assert.Contains("RbacCommand", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here() => PageSnippets.StandIn("access.md", 6, "Access", "AccessPageTests.cs");

    private static IEksCluster Imported(TestStack test, string name, string prefix) => EksCluster.FromAttributes(
        test.Stack, name, new EksClusterAttributes { ClusterName = name, Version = "1.34", LogicalIdPrefix = prefix });

    [GeneratedRegex("""
        "(?<id>\w+)": \{\s+"Type": "AWS::EKS::AccessEntry"
        """)]
    private static partial Regex AccessEntry();
}
