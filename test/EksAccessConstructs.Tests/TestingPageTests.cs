using Amazon.CDK.Assertions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Testing;
using EksAccessConstructs.Tests;
using Access = EksAccessConstructs.Testing.Access;

namespace Shop.Tests;

/// <summary>The code of docs/testing.md, compiled and run on what constructs make.</summary>
public sealed class TestingPageTests
{
    [Fact]
    public void What_the_page_asserts_holds()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        new TeamAccess(stack, "Pay", new TeamAccessProps
        {
            Cluster = test.MadeCluster(),
            Team = "pay",
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/pay-developers")],
            Policies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("pay"))],
        });

        Access.Of(Template.FromStack(stack).ToJSON())
            .OnlyAdmins("{AdminRole*")
            .HasAdministrator()
            .NobodyCanBecomeAdmin()
            .Can("{PayRole*", "create", "deployments.apps", "pay")
            .Cannot("{PayRole*", "get", "secrets", "shop")
            .AtMost("{PayRole*", AccessLevel.Edit);

        var access = Access.Of(Template.FromStack(stack).ToJSON()).And("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {namespace: shop, name: pay-reads}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
            subjects: [{kind: User, name: kim, apiGroup: rbac.authorization.k8s.io}]
            """);
        access.Can("user:kim", "list", "pods", "shop").Cannot("user:kim", "get", "secrets");

        var imported = Access.Of(Template.FromStack(stack).ToJSON()).Knowing(ClusterAuthenticationMode.Api, ClusterCreator.None);
        imported.UnknownPasses().Can("{PayRole*", "get", "pods", "pay");
        Access.Of(test.Folder).OnlyAdmins("{AdminRole*");

        var first = Assert.Throws<AccessAssertionException>(() =>
        {
            Access.Of(Template.FromStack(stack).ToJSON()).NothingWidenedSince("golden/access.json");
        });
        Assert.Contains("nothing is accepted", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_that_the_cdk_hands_out_has_the_lines_of_the_file()
    {
        using var test = new TestStack();
        test.MadeCluster();
        var file = test.Template();

        var message = Assert.Throws<AccessAssertionException>(() => Access.Of(Template.FromStack(test.Stack).ToJSON()).OnlyAdmins()).Message;

        var line = int.Parse(message.Split("template.json:")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("AdminRole", file.Split('\n')[line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_this_code() => PageSnippets.StandIn("testing.md", 4, "TestingPageTests.cs");
}
