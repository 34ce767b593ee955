using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class KarpenterTests
{
    [Fact]
    public void Karpenter_has_its_roles_its_queue_and_an_access_entry_for_its_nodes()
    {
        using var test = new TestStack();
        var karpenter = Define(test, "shop");

        Golden.Match(test.Template(), "json");
        Assert.Contains("--version 1.6.1", Assert.Single(karpenter.Steps).Command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_controller_passes_the_role_of_its_nodes_and_no_other_unless_it_is_told_to()
    {
        using var narrow = new TestStack();
        Define(narrow, "shop");
        using var wide = new TestStack();
        Define(wide, "shop", passesAnyRole: true);

        Assert.DoesNotContain(PassedRoles(narrow), role => role == "*");
        Assert.Equal(["*"], PassedRoles(wide));
    }

    [Fact]
    public void A_name_that_makes_roles_too_long_is_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => Define(test, new string('a', 40)));

        Assert.Contains("EKS134: Karpenter's role 'eksctl-KarpenterNodeRole-aaa", error.Message, StringComparison.Ordinal);
        Assert.Contains("shorten the cluster's name by 1", error.Message, StringComparison.Ordinal);
    }

    private static Karpenter Define(TestStack test, string name, bool passesAnyRole = false)
    {
        var cluster = test.ImportedCluster(name);
        return new Karpenter(test.Stack, "Karpenter", new KarpenterProps
        {
            Cluster = cluster,
            Version = "1.6.1",
            ControllerRole = new Amazon.CDK.AWS.IAM.Role(test.Stack, "Controller", new Amazon.CDK.AWS.IAM.RoleProps
            {
                AssumedBy = new Amazon.CDK.AWS.IAM.ServicePrincipal("pods.eks.amazonaws.com"),
            }),
            PassesAnyRole = passesAnyRole,
        });
    }

    private static IEnumerable<string> PassedRoles(TestStack test) =>
        from resource in System.Text.Json.Nodes.JsonNode.Parse(test.Template())!["Resources"]!.AsObject()
        where (string?)resource.Value!["Type"] == "AWS::IAM::ManagedPolicy"
        from statement in resource.Value!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray()
        where statement!["Action"]!.ToJsonString() == "\"iam:PassRole\""
        select statement!["Resource"]!.ToJsonString().Trim('"');
}
