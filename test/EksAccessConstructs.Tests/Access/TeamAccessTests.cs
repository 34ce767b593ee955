using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

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

    private static Iam.IRole Given(TestStack test) => Iam.Role.FromRoleArn(test.Stack, "Given", "arn:aws:iam::111122223333:role/shop");

    private static TeamAccessProps Props(TestStack test) => new()
    {
        Cluster = EksCluster.FromAttributes(
            test.Stack, "Cluster", new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = AuthenticationMode.Api }),
        Team = "shop",
    };
}
