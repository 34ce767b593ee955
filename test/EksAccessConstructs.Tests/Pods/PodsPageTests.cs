using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>The code of docs/pods.md, compiled and run.</summary>
public sealed class PodsPageTests
{
    [Fact]
    public void What_the_page_shows_is_synthesized()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        var bucket = new Amazon.CDK.AWS.S3.Bucket(stack, "Bucket");

        var orders = new PodAccess(stack, "Orders", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "orders",
        });
        bucket.GrantRead(orders);

        var reports = new PodAccess(stack, "Reports", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "reports",
            TargetRoleArn = "arn:aws:iam::444455556666:role/reports",
        });

        var provider = new OidcProvider(stack, "Oidc", new OidcProviderProps { Cluster = cluster });
        var dns = new IrsaRole(stack, "Dns", new IrsaRoleProps
        {
            Provider = provider,
            Namespace = "kube-system",
            ServiceAccount = "external-dns",
            Role = new NewRole { WellKnownPolicies = [WellKnownPolicy.ExternalDns] },
        });
        bucket.GrantRead(dns);

        Assert.Equal("us-west-2/111122223333/shop/shop/reports", reports.TargetExternalId);
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void The_old_way_is_synthesized_too()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();
        var bucket = new Amazon.CDK.AWS.S3.Bucket(stack, "Bucket");
        var nodes = new ManagedNodes(stack, "Nodes", new ManagedNodesProps { Cluster = cluster, Name = "main", BlockPodImds = true });

        var kube2iam = new Kube2Iam(stack, "Kube2Iam", new Kube2IamProps { Cluster = cluster, NodeRoles = [nodes.Role] });
        var legacy = new Kube2IamRole(stack, "Legacy", new Kube2IamRoleProps
        {
            Kube2Iam = kube2iam,
            RoleName = "legacy-reader",
            Namespaces = ["legacy"],
        });
        bucket.GrantRead(legacy);

        Assert.Contains("\"Kube2iamRoleLegacyReader\": {", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cfn_lint_finds_nothing_in_the_templates_of_pods()
    {
        var lint = ExternalProgram.OrSkip("cfn-lint", "--version");
        var templates = Directory.GetFiles(Repository.Test("EksAccessConstructs.Tests", "Pods", "golden"), "*.json");

        var (code, report) = lint.Run(["-i", "W3005", "--", .. templates]);

        Assert.True(code == 0, report);
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here() => PageSnippets.StandIn("pods.md", 4, "Pods", "PodsPageTests.cs");
}
