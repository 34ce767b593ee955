using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Access;

public sealed class TeamAccessTests
{
    [Fact]
    public void A_team_gets_a_role_and_an_entry()
    {
        using var test = new TestStack();

        new TeamAccess(test.Stack, "Shop", Props(test) with
        {
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/shop-developers")],
            Policies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("shop"))],
            Groups = ["shop-developers"],
            Username = "shop:{{SessionName}}",
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void A_team_keeps_its_role()
    {
        using var test = new TestStack();

        var access = new TeamAccess(test.Stack, "Shop", Props(test) with { Role = Given(test), Groups = ["shop"] });

        Assert.Equal("AccessRoleShop111122223333", test.Stack.Resolve(access.Entry.LogicalId));
        Assert.DoesNotContain("AWS::IAM::Role", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_that_could_do_nothing_is_refused()
    {
        using var test = new TestStack();

        Assert.Contains("would get in but could do nothing", Assert.Throws<ArgumentException>(() => new TeamAccess(test.Stack, "Shop", Props(test))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_a_new_role_beside_a_given_one_is_refused()
    {
        using var test = new TestStack();

        Assert.Contains(
            "would have no effect",
            Assert.Throws<ArgumentException>(() =>
                new TeamAccess(test.Stack, "Shop", Props(test) with { Role = Given(test), Groups = ["shop"], MaxSession = TimeSpan.FromHours(2) })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_gets_namespaces_with_what_it_may_do_and_use_in_them()
    {
        using var test = new TestStack();

        var team = new TeamAccess(test.Stack, "Shop", Props(test) with
        {
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/shop-developers")],
            Namespaces = ["shop", "shop-test"],
            NamespaceLabels = ValueMap.Of(("pod-security.kubernetes.io/enforce", "baseline")),
            May = [TeamRole.Deployer, TeamRole.Debugger, TeamRole.SecretsNamed("web-tls")],
            Quota = new TeamQuota { Cpu = "20", Memory = "64Gi", Pods = 100, LoadBalancers = 0, Others = ValueMap.Of(("count/secrets", "50")) },
            Limits = new TeamLimits { DefaultCpu = "100m", DefaultMemory = "256Mi", MostMemory = "8Gi" },
            Network = TeamNetwork.DenyAll,
        });

        Golden.Match(Files(test, team), "yaml");
    }

    [Fact]
    public void What_a_team_may_do_is_known_to_who_asks_the_cluster()
    {
        using var test = new TestStack();
        var props = Props(test) with { Role = Given(test), Namespaces = ["shop"], May = [TeamRole.Debugger] };
        new TeamAccess(test.Stack, "Shop", props);
        var authorizer = EksAuthorizer.Create(props.Cluster.Snapshot);
        var team = PrincipalArn.Parse("arn:aws:iam::111122223333:role/shop");

        Assert.IsType<Decision.Allowed>(authorizer.Authorize(team, new ResourceRequest("create", "", "pods", Subresource: "exec", Namespace: "shop")));
        Assert.IsType<Decision.Denied>(authorizer.Authorize(team, new ResourceRequest("get", "", "secrets", Namespace: "shop")));
        Assert.IsType<Decision.Denied>(authorizer.Authorize(team, new ResourceRequest("get", "", "pods", Namespace: "pay")));
    }

    [Fact]
    public void One_team_on_two_clusters_has_one_role()
    {
        using var test = new TestStack();
        IEksCluster[] clusters = [Named(test, "production", ""), Named(test, "staging", "Staging")];

        var teams = TeamAccess.OnEach(test.Stack, "Shop", clusters, cluster => new TeamAccessProps
        {
            Cluster = cluster,
            Team = "shop",
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/shop-developers")],
            Namespaces = ["shop"],
            May = [cluster.DisplayName == "production" ? TeamRole.Viewer : TeamRole.Deployer],
        });

        Assert.Same(teams[0].Role, teams[1].Role);
        Assert.Equal(["Test/Shop-production", "Test/Shop-staging"], teams.Select(team => team.Node.Path));
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void What_takes_away_the_objects_of_a_team_that_is_let_go_has_its_owner()
    {
        using var before = new TestStack();
        using var after = new TestStack();
        var props = Props(before) with { Namespaces = ["shop"], May = [TeamRole.Viewer], Quota = new TeamQuota { Pods = 9 } };
        var team = new TeamAccess(before.Stack, "Shop", props);
        var gone = TeamAccess.LetGo(after.Stack, "Shop", Props(after).Cluster);

        Assert.Equal(team.Manifests?.Owner, gone.Owner);
        Assert.True(gone.IsEmpty);
        var script = File.ReadAllText(Path.Combine(after.Folder, gone.Folder, "apply.sh"));
        Assert.Contains("resourcequotas,limitranges,networkpolicies", script, StringComparison.Ordinal);
        Assert.DoesNotContain("AWS::EKS::AccessEntry", after.Template(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop_NS", "'Shop_NS' is no name of a namespace")]
    [InlineData("", "'' is no name of a namespace")]
    public void A_namespace_that_cannot_be_is_refused(string name, string problem)
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() =>
            new TeamAccess(test.Stack, "Shop", Props(test) with { Namespaces = [name], May = [TeamRole.Viewer] }));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_that_are_dropped_are_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new TeamAccess(test.Stack, "Shop", Props(test) with
        {
            Namespaces = ["shop"],
            May = [TeamRole.Of("scaler", role => role)],
        }));

        Assert.Contains("role 'scaler' gives nothing", error.Message, StringComparison.Ordinal);
    }

    private static string Files(TestStack test, TeamAccess team)
    {
        var folder = Path.Combine(test.Folder, team.Manifests?.Folder ?? "");
        return string.Concat(Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => $"# {Path.GetFileName(file)}\n{File.ReadAllText(file)}\n"));
    }

    private static IEksCluster Named(TestStack test, string name, string prefix) => EksCluster.FromAttributes(
        test.Stack, name, new EksClusterAttributes { ClusterName = name, Version = "1.34", LogicalIdPrefix = prefix });

    private static Iam.IRole Given(TestStack test) => Iam.Role.FromRoleArn(test.Stack, "Given", "arn:aws:iam::111122223333:role/shop");

    private static TeamAccessProps Props(TestStack test) => new()
    {
        Cluster = EksCluster.FromAttributes(
            test.Stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api }),
        Team = "shop",
    };
}
