using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Pods;

public sealed class Kube2IamTests
{
    [Fact]
    public void Nodes_may_take_on_exactly_the_roles_that_are_defined_and_these_trust_the_nodes_alone()
    {
        using var test = new TestStack();
        var kube2iam = Define(test);

        var reader = Reader(test, kube2iam, "reader", "legacy", "batch");
        Reader(test, kube2iam, "writer", "legacy");
        new Amazon.CDK.AWS.SQS.Queue(test.Stack, "Queue").GrantConsumeMessages(reader);

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Its_manifests_are_beside_the_template_with_the_namespaces_that_may_have_each_role()
    {
        using var test = new TestStack();
        var kube2iam = Define(test);
        Reader(test, kube2iam, "reader", "legacy", "batch");
        Reader(test, kube2iam, "writer", "legacy");

        test.Template();

        Golden.Match(AccountManifestTests.Text(test), "yaml");
        var daemon = File.ReadAllText(Path.Combine(test.Folder, kube2iam.ManifestFolder, "daemonset.kube-system.kube2iam.yaml"));
        Assert.True(YamlText.Read(daemon, "daemonset.yaml").Findings.IsEmpty);
    }

    [Fact]
    public void What_takes_it_away_has_the_same_owner_and_nothing_of_it()
    {
        using var with = new TestStack();
        using var without = new TestStack();
        Define(with);

        var folder = Kube2Iam.TakeAway(without.ImportedCluster());

        Assert.Contains($"\"Value\": \"sh {folder}/apply.sh\"", with.Template(), StringComparison.Ordinal);
        Assert.Contains($"\"Value\": \"sh {folder}/apply.sh\"", without.Template(), StringComparison.Ordinal);
        Assert.Equal(["apply.sh", "kustomization.yaml", "objects.txt"],
            Directory.GetFiles(Path.Combine(without.Folder, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_namespace_that_manifests_bring_otherwise_would_lose_its_roles(bool isFirst)
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        if (isFirst)
        {
            Manifests(test, cluster);
        }

        var kube2iam = new Kube2Iam(test.Stack, "Kube2iam", new Kube2IamProps { Cluster = cluster, NodeRoles = [NodeRole(test)] });
        Reader(test, kube2iam, "reader", "legacy");
        if (!isFirst)
        {
            Manifests(test, cluster);
        }

        Assert.Contains("error EKS190: Namespace legacy is brought by 'Test/Rbac' already; give it the same labels and annotations on both sides",
            Assert.ThrowsAny<Exception>(() => test.Template()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_restriction_namespaces_are_left_alone()
    {
        using var test = new TestStack();
        var kube2iam = Define(test, props => props with
        {
            RestrictNamespaces = false,
            Interface = PodInterface.Cilium,
            Image = "registry.example.com/kube2iam@sha256:0a1b",
        });
        Reader(test, kube2iam, "reader");

        test.Template();

        var text = AccountManifestTests.Text(test);
        Assert.Contains("--host-interface=lxc+", text, StringComparison.Ordinal);
        Assert.Contains("image: \"registry.example.com/kube2iam@sha256:0a1b\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--namespace-restrictions", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kind: Namespace", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_old_way_and_a_warning_says_so()
    {
        using var test = new TestStack();

        Define(test);

        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning("/Test/Kube2Iam",
            Cdk.Assertions.Match.StringLikeRegexp(".*every node may take on all of them; use PodAccess.*"));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Nodes_that_let_pods_reach_their_metadata_are_told(bool blocked, int warnings)
    {
        using var test = new TestStack();
        var kube2iam = Define(test);

        new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps { Cluster = kube2iam.Props.Cluster, Name = "main", BlockPodImds = blocked });

        Assert.Equal(warnings, Cdk.Assertions.Annotations.FromStack(test.Stack).FindWarning("/Test/Kube2Iam",
            Cdk.Assertions.Match.StringLikeRegexp(".*node group 'main' lets pods reach the instance metadata service.*")).Length);
    }

    [Fact]
    public void A_role_is_for_a_namespace_and_every_wrong_name_is_told()
    {
        using var test = new TestStack();
        var kube2iam = Define(test);

        Assert.Contains("error EKS156: no namespace may have role 'reader'",
            Assert.Throws<ArgumentException>(() => Reader(test, kube2iam, "reader")).Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<ArgumentException>(() => Reader(test, kube2iam, "team/*", "Legacy")).Message;
        Assert.Contains("error EKS125: 'team/*' cannot be the name of a role", wrong, StringComparison.Ordinal);
        Assert.Contains("error EKS124: 'Legacy' cannot be a namespace", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_once_and_on_known_nodes()
    {
        using var test = new TestStack();

        var props = new Kube2IamProps { Cluster = test.ImportedCluster(), NodeRoles = [NodeRole(test)] };
        Assert.Contains("error EKS156: no role of nodes is named",
            Assert.Throws<ArgumentException>(() => new Kube2Iam(test.Stack, "None", props with { NodeRoles = [] })).Message, StringComparison.Ordinal);
        new Kube2Iam(test.Stack, "First", props);
        Assert.Contains("error EKS156: the cluster has kube2iam already, defined at 'Test/First'",
            Assert.Throws<ArgumentException>(() => new Kube2Iam(test.Stack, "Second", props)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eth0", true)]
    [InlineData("!eth0", true)]
    [InlineData("en i+", false)]
    [InlineData("+", false)]
    [InlineData("averyveryverylong0", false)]
    public void Interfaces_are_names_that_Linux_takes(string pattern, bool isOne) =>
        Assert.Equal(isOne, Record.Exception(() => PodInterface.Custom(pattern)) is null);

    private static void Manifests(TestStack test, IEksCluster cluster) => new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
    {
        Cluster = cluster,
        Objects = new RbacObjects([new Namespace { Name = "legacy" }]),
    });

    private static Kube2Iam Define(TestStack test, Func<Kube2IamProps, Kube2IamProps>? change = null)
    {
        var props = new Kube2IamProps { Cluster = test.ImportedCluster(), NodeRoles = [NodeRole(test)] };
        return new Kube2Iam(test.Stack, "Kube2Iam", change is null ? props : change(props));
    }

    private static Iam.Role NodeRole(TestStack test) =>
        new(test.Stack, "NodeRole", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("ec2.amazonaws.com") });

    private static Kube2IamRole Reader(TestStack test, Kube2Iam kube2iam, string name, params string[] namespaces) =>
        new(new Construct(test.Stack, $"Role-{name[0]}"), "Role", new Kube2IamRoleProps
        {
            Kube2Iam = kube2iam,
            RoleName = name,
            Namespaces = [.. namespaces],
            Role = new NewRole { ManagedPolicyNames = ["AmazonSQSReadOnlyAccess"] },
        });
}
