using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

public sealed class PodAccessTests
{
    [Fact]
    public void Everything_that_can_be_said_of_an_association_and_its_role()
    {
        using var test = new TestStack();

        new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "shop",
            ServiceAccount = "orders",
            Role = new NewRole { ManagedPolicyArns = ["arn:aws:iam::111122223333:policy/orders"], Name = "shop-orders" },
            TargetRoleArn = "arn:aws:iam::444455556666:role/orders",
            DisableSessionTags = true,
            SessionPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}""",
            Tags = ValueMap.Of(("team", "shop")),
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void An_existing_role_is_associated_as_it_is()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Existing", "arn:aws:iam::111122223333:role/importer");

        var access = new PodAccess(test.Stack, "Importer", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "legacy",
            ServiceAccount = "importer",
            ExistingRole = role,
        });

        Assert.Same(role, access.Role);
        Assert.DoesNotContain("AWS::IAM::Role", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_by_a_dash_alone_stay_apart()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var first = Access("a-b", "c");
        var second = Access("a", "b-c");

        Assert.NotEqual(first.Resource.LogicalId, second.Resource.LogicalId);
        Assert.Contains("AWS::EKS::PodIdentityAssociation", test.Template(), StringComparison.Ordinal);

        PodAccess Access(string space, string name) =>
            new(test.Stack, $"{space}.{name}", new PodAccessProps { Cluster = cluster, Namespace = space, ServiceAccount = name });
    }

    [Fact]
    public void A_session_policy_with_session_tags_is_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "shop",
            ServiceAccount = "orders",
            SessionPolicy = "{}",
        }));

        Assert.Contains("a session policy needs DisableSessionTags", error.Message, StringComparison.Ordinal);
    }
}
