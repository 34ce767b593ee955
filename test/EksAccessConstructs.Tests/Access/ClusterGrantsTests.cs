using System.Text.Json.Nodes;
using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Access;

/// <summary>One grant, one line; one principal, one entry.</summary>
public sealed class ClusterGrantsTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    [Fact]
    public void All_that_is_said_of_one_principal_is_one_entry_however_it_is_named()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);

        var granted = cluster.Grant(Dev, AccessPolicyName.Edit, PolicyScope.Namespaces("shop"));
        cluster.Grant(Iam.Role.FromRoleName(test.Stack, "ByName", "dev"), AccessPolicyName.View, PolicyScope.Cluster);
        cluster.GrantGroups(Iam.Role.FromRoleArn(test.Stack, "ByArn", Dev), "devs", "readers");
        cluster.Grant(PrincipalArn.Parse(Dev), AccessPolicyName.Edit, PolicyScope.Namespaces("pay"));
        new AccessEntries(test.Stack, "Entries", new AccessEntriesProps { Cluster = cluster, Plan = Plan(Dev, "auditors") });
        granted.AndGroups("later").And(AccessPolicyName.SecretReader, PolicyScope.Namespaces("shop"));

        var (id, entry) = Assert.Single(Entries(test));
        Assert.Equal("AccessDev", id);
        Assert.Equal(["devs", "readers", "auditors", "later"], Texts(entry["KubernetesGroups"]));
        var scopes = entry["AccessPolicies"]!.AsArray().Select(policy => string.Join(',', Texts(policy!["AccessScope"]!["Namespaces"])));
        Assert.Equal(["shop,pay", "", "shop"], scopes);
        Assert.Equal(["devs", "readers", "auditors", "later"], granted.Grant.Groups);
        Assert.Single(cluster.RegisteredEntries);
    }

    [Fact]
    public void The_order_of_grants_does_not_move_an_entry_and_one_more_changes_one_resource()
    {
        var one = Synthesize((test, cluster) => { });
        var two = Synthesize((test, cluster) => cluster.GrantGroups("arn:aws:iam::111122223333:role/ops", "ops"));
        var more = Synthesize((test, cluster) => cluster.GrantGroups(Dev, "more"));

        Assert.Equal(["AccessRoleOps111122223333"], two.Keys.Except(one.Keys));
        Assert.Equal(one["AccessRoleDev111122223333"], two["AccessRoleDev111122223333"]);
        Assert.Equal(
            ["AccessRoleDev111122223333"],
            more.Where(entry => !one.TryGetValue(entry.Key, out var was) || was != entry.Value).Select(entry => entry.Key));

        static Dictionary<string, string> Synthesize(Action<TestStack, IEksCluster> act)
        {
            using var test = new TestStack();
            var cluster = Cluster(test);
            act(test, cluster);
            cluster.GrantGroups(Dev, "devs");
            return Entries(test).ToDictionary(entry => entry.Id, entry => entry.Properties.ToJsonString());
        }
    }

    [Fact]
    public void A_role_of_the_app_is_one_principal_by_object_token_and_fixed_name()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        var free = Role(test.Stack, "Free");
        var named = Role(test.Stack, "Named", "named");

        cluster.GrantGroups(free, "a");
        cluster.GrantGroups(free.RoleArn, "b");
        cluster.GrantGroups(((Iam.CfnRole)free.Node.DefaultChild!).AttrArn, "c");
        cluster.GrantGroups("arn:aws:iam::111122223333:role/named", "d");
        cluster.GrantGroups(named, "e");

        var entries = Entries(test);
        Assert.Equal(["AccessFree", "AccessNamed"], entries.Select(entry => entry.Id[..^8]));
        Assert.Equal([["a", "b", "c"], ["d", "e"]], entries.Select(entry => Texts(entry.Properties["KubernetesGroups"])));
        Assert.Contains("Fn::GetAtt", entries[1].Properties["PrincipalArn"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_admin_role_and_a_team_take_part()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        var admin = new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
        var team = new TeamAccess(test.Stack, "Team", new TeamAccessProps { Cluster = cluster, Team = "shop", Groups = ["shop"] });

        cluster.GrantGroups(admin.Role, "admins");
        cluster.Grant(team.Role, AccessPolicyName.Edit, PolicyScope.Namespaces("shop"));

        Assert.Equal(["AccessAdminRole", "AccessShopRole"], Entries(test).Select(entry => entry.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["AmazonEKSEditPolicy"], cluster.Snapshot.Plan[team.Role.ToPrincipal()]!.Policies.Select(policy => policy.Policy.Name));
    }

    [Fact]
    public void The_entry_of_a_role_of_another_stack_is_there_and_so_is_what_two_stacks_say_of_it()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();
        var pay = Beside(test, "Pay");
        var ops = Beside(test, "Ops");
        var role = Role(pay, "Deployer");
        new Cdk.CfnOutput(ops, "UsesBoth", new Cdk.CfnOutputProps { Value = $"{role.RoleArn} {cluster.ClusterName}" });

        cluster.GrantGroups(role, "deployers");
        cluster.GrantGroups(role.RoleArn, "more");
        cluster.GrantGroups(Dev, "devs");

        var templates = Templates(test);
        Assert.Equal(["AccessAdminRole", "AccessRoleDev111122223333"], EntriesOf(templates["Test"]).Select(entry => entry.Id).Order(StringComparer.Ordinal));
        var entry = Assert.Single(EntriesOf(templates["Pay"]));
        Assert.Equal(["deployers", "more"], Texts(entry.Properties["KubernetesGroups"]));
        Assert.Empty(EntriesOf(templates["Ops"]));
    }

    [Fact]
    public void One_entry_cannot_be_in_two_stacks_and_both_places_are_named()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        new AccessEntries(test.Stack, "Here", new AccessEntriesProps { Cluster = cluster, Plan = Plan(Dev, "a") });

        var error = Assert.Throws<ArgumentException>(() =>
            new AccessEntries(Beside(test, "Other"), "There", new AccessEntriesProps { Cluster = cluster, Plan = Plan(Dev, "b") }));

        Assert.StartsWith(
            "Other/There: error EKS042: 'arn:aws:iam::111122223333:role/dev' has an access entry already, defined at 'Test/Here' in stack 'Test'; ",
            error.Message, StringComparison.Ordinal);
        cluster.GrantGroups(Dev, "b");
        Assert.Equal(["a", "b"], Texts(Assert.Single(Entries(test)).Properties["KubernetesGroups"]));
    }

    [Fact]
    public void What_does_not_agree_is_refused_with_both_constructs()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        new AccessEntries(test.Stack, "First", new AccessEntriesProps { Cluster = cluster, Plan = Plan(Dev, "a", "first:{{SessionName}}") });

        var error = Assert.Throws<ArgumentException>(() =>
            new AccessEntries(test.Stack, "Second", new AccessEntriesProps { Cluster = cluster, Plan = Plan(Dev, "a", "second:{{SessionName}}") }));

        Assert.Contains("has username 'second:{{SessionName}}' (Test/Second) and username 'first:{{SessionName}}' (Test/First)", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ARNs_of_one_name_are_refused_over_constructs()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        cluster.GrantGroups("arn:aws:iam::111122223333:role/x/dev", "a");

        var error = Assert.Throws<ArgumentException>(() => cluster.GrantGroups("arn:aws:iam::111122223333:role/Dev", "b"));

        Assert.Contains("EKS043", error.Message, StringComparison.Ordinal);
        Assert.Contains("EKS043",
            Assert.Throws<ArgumentException>(() => cluster.GrantGroups(Iam.Role.FromRoleName(test.Stack, "Dev", "dev"), "b")).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("(code)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-west-2", "AWSReservedSSO_Dev_0123456789abcdef", "lacks its path")]
    [InlineData(null, "AWSReservedSSO_Dev_0123456789abcdef", "lacks its path")]
    [InlineData("us-west-2", "aws-service-role/x.amazonaws.com/AWSServiceRoleForX", "service-linked role")]
    [InlineData(null, "aws-service-role/x.amazonaws.com/AWSServiceRoleForX", "service-linked role")]
    public void The_rules_of_ARNs_hold_for_roles_imported_by_name(string? region, string name, string problem)
    {
        using var test = new TestStack();
        var stack = region is null ? new Cdk.Stack(test.App, "Anywhere") : test.Stack;
        var cluster = EksCluster.FromAttributes(
            stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api });

        var error = Assert.Throws<ArgumentException>(() => cluster.GrantGroups(Iam.Role.FromRoleName(stack, "Role", name), "devs"));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Token[", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_are_let_in_and_groups_of_IAM_are_refused()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);

        cluster.GrantGroups(new Iam.User(test.Stack, "Eve"), "eves");
        cluster.GrantGroups(Iam.User.FromUserName(test.Stack, "Bob", "bob"), "bobs");

        Assert.Contains("AccessBob", Entries(test).Select(entry => entry.Id));
        Assert.Contains("an IAM group has no access entry",
            Assert.Throws<ArgumentException>(() => cluster.GrantAdmin(new Iam.Group(test.Stack, "Team"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_a_grant_comes_after_its_entry()
    {
        using var test = new TestStack();
        var granted = Cluster(test).GrantAdmin(Dev);

        new Cdk.CfnWaitConditionHandle(test.Stack, "After").Node.AddDependency(granted.Entry);

        Assert.Contains("\"DependsOn\": [\n    \"AccessRoleDev111122223333\"\n   ]", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_shows_a_token()
    {
        using var test = new TestStack();
        var cluster = Cluster(test);
        var role = Role(test.Stack, "Team");
        var imported = Cdk.Fn.ImportValue("admin-role");

        var ofRole = Assert.Throws<ArgumentException>(() => cluster.GrantGroups(role.RoleArn, "system:masters")).Message;
        var ofImport = Assert.Throws<ArgumentException>(() => cluster.GrantGroups(imported, "system:masters")).Message;

        Assert.Contains("of 'Test/Team", ofRole, StringComparison.Ordinal);
        Assert.Contains("'${Fn::ImportValue admin-role}'", ofImport, StringComparison.Ordinal);
        Assert.DoesNotContain("Token[", ofRole + ofImport, StringComparison.Ordinal);
    }

    private static IEksCluster Cluster(TestStack test) =>
        EksCluster.FromAttributes(test.Stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api });

    private static Cdk.Stack Beside(TestStack test, string name) => new(test.App, name, new Cdk.StackProps
    {
        Env = new Cdk.Environment { Account = TestStack.Account, Region = TestStack.Region },
    });

    private static Iam.Role Role(Construct scope, string id, string? name = null) =>
        new(scope, id, new Iam.RoleProps { RoleName = name, AssumedBy = new Iam.AccountRootPrincipal() });

    private static AccessPlan Plan(string principal, string group, string? username = null) => AccessPlan.Build(
        [new AccessGrant { Principal = PrincipalArn.Parse(principal), Groups = [group], Username = username }]).OrThrow();

    private static List<(string Id, JsonNode Properties)> Entries(TestStack test) => EntriesOf(test.Template());

    private static Dictionary<string, string> Templates(TestStack test)
    {
        test.Template();
        return Directory.GetFiles(test.Folder, "*.template.json").ToDictionary(path => Path.GetFileName(path).Split('.')[0], File.ReadAllText);
    }

    private static List<(string Id, JsonNode Properties)> EntriesOf(string template) =>
    [
        .. (JsonNode.Parse(template)!["Resources"]?.AsObject() ?? [])
            .Where(resource => (string?)resource.Value!["Type"] == "AWS::EKS::AccessEntry")
            .Select(resource => (resource.Key, resource.Value!["Properties"]!)),
    ];

    private static string[] Texts(JsonNode? list) => [.. list?.AsArray().Select(one => (string?)one ?? "") ?? []];
}
