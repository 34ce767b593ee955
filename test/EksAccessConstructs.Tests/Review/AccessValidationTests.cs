using System.Text.Json.Nodes;
using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.Review;

/// <summary>The plugin holds templates against our rules at synthesis, whoever wrote the constructs.</summary>
public sealed class AccessValidationTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    [Fact]
    public void An_error_in_a_construct_of_others_refuses_the_synthesis()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        Entry(test, "Masters", groups: ["system:masters"]);

        var error = Assert.Throws<Exception>(test.Template);

        Assert.Contains("ValidationFailed", error.Message, StringComparison.Ordinal);
        var violation = Assert.Single(Violations(test));
        Assert.Equal(
            ("EKS048", "error", "Test/Masters", "associate AmazonEKSClusterAdminPolicy with cluster scope instead"),
            (Text(violation, "ruleName"),
                Text(violation, "severity"),
                Text(violation["violatingConstructs"]![0], "constructPath"),
                Text(violation, "suggestedFix")));
        Assert.Contains("\"Properties.KubernetesGroups\"", violation.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_acknowledged_by_its_id_with_a_reason()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        var entry = Entry(test, "Masters", groups: ["system:masters"]);
        Cdk.Validations.Of(entry).Acknowledge(new Cdk.Acknowledgment { Id = "EksAccess::EKS048", Reason = "the emulator takes it" });

        test.Template();

        Assert.Empty(Violations(test));
        Assert.Contains("the emulator takes it", File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_acknowledgment_covers_no_other_construct()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        var entry = Entry(test, "Masters", groups: ["system:masters"]);
        Entry(test, "Nodes", "arn:aws:iam::111122223333:role/nodes", groups: ["system:nodes"]);
        Cdk.Validations.Of(entry).Acknowledge(new Cdk.Acknowledgment { Id = "EksAccess::EKS048", Reason = "the emulator takes it" });

        Assert.Throws<Exception>(test.Template);

        Assert.Equal("Test/Nodes", Text(Assert.Single(Violations(test))["violatingConstructs"]![0], "constructPath"));
    }

    [Theory]
    [InlineData(LintFindings.None, null)]
    [InlineData(LintFindings.Warn, "warning")]
    [InlineData(LintFindings.Refuse, "error")]
    public void Lint_warns_unless_it_is_to_refuse(LintFindings lint, string? severity)
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App, new AccessValidationProps { Lint = lint });
        var cluster = test.ImportedCluster();
        new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
        {
            Cluster = cluster,
            Objects = new RbacObjects([new ClusterRoleBinding
            {
                Name = "all",
                RoleRef = new RoleRef("ClusterRole", "cluster-admin"),
                Subjects = [Subject.Group("team")],
            }]),
        });
        Entry(test, "Team", groups: ["team"]);

        var refused = Record.Exception(test.Template);

        Assert.Equal(lint is LintFindings.Refuse, refused is not null);
        Assert.Equal(severity, Violations(test).Where(violation => Text(violation, "ruleName") == "RB012").Select(violation => Text(violation, "severity"))
            .FirstOrDefault());
    }

    [Fact]
    public void A_report_of_each_cluster_is_in_the_assembly_and_none_of_an_earlier_synthesis()
    {
        using var test = new TestStack();
        var old = Path.Combine(test.Folder, "eks-access", "gone", "report.md");
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        File.WriteAllText(old, "old");
        AccessValidation.AddTo(test.App);
        Entry(test, "Team", groups: ["team"]);

        test.Template();

        Assert.False(File.Exists(old));
        Assert.Contains(Dev, File.ReadAllText(Path.Combine(test.Folder, "eks-access", "shop", "report.md")), StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "eks-access", "shop", "report.json"))));
    }

    [Fact]
    public void What_our_constructs_make_is_clean()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        test.MadeCluster();

        test.Template();

        Assert.Empty(Violations(test).Select(violation => violation.ToJsonString()));
    }

    [Fact]
    public void What_is_wrong_with_RBAC_objects_is_said_at_the_construct_that_brings_them()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        var cluster = test.ImportedCluster();
        cluster.GrantGroups(Dev, "devs");
        new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
        {
            Cluster = cluster,
            Objects = new RbacObjects(
            [
                NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Nodes),
                new RoleBinding
                {
                    Name = "nobody", Namespace = "shop", RoleRef = new RoleRef("Role", "missing"), Subjects = [Subject.Group("devs")],
                },
                new ClusterRoleBinding { Name = "all", RoleRef = new RoleRef("ClusterRole", "cluster-admin"), Subjects = [Subject.Group("devs")] },
                ClusterRole.Of("binder").Allow(Verb.Bind, Verb.Escalate).On(ApiResource.ClusterRoles),
                new ClusterRoleBinding { Name = "binders", RoleRef = new RoleRef("ClusterRole", "binder"), Subjects = [Subject.Group("devs")] },
            ]),
        });

        test.Template();

        var said = Violations(test).ToLookup(
            violation => Text(violation, "ruleName"), violation => Text(violation["violatingConstructs"]![0], "constructPath"));
        Assert.All(["RB063", "RB060", "RB012", "RB025"], code => Assert.Contains("Test/Rbac", said[code]));
    }

    [Fact]
    public void A_name_that_Kubernetes_refuses_refuses_the_synthesis_at_the_construct()
    {
        using var test = new TestStack();
        AccessValidation.AddTo(test.App);
        new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
        {
            Cluster = test.ImportedCluster(),
            Objects = new RbacObjects([NamespaceRole.In("A_B", "reader").AllowRead(ApiResource.Pods)]),
        });

        Assert.Throws<Exception>(test.Template);

        var violation = Violations(test).First(one => Text(one, "severity") == "error");
        Assert.Equal(("EKS072", "Test/Rbac"), (Text(violation, "ruleName"), Text(violation["violatingConstructs"]![0], "constructPath")));
    }

    private static Eks.CfnAccessEntry Entry(TestStack test, string id, string principal = Dev, string[]? groups = null) =>
        new(test.Stack, id, new Eks.CfnAccessEntryProps { ClusterName = "shop", PrincipalArn = principal, KubernetesGroups = groups });

    private static List<JsonNode> Violations(TestStack test) =>
        [.. (JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")))?["pluginReports"]?.AsArray() ?? [])
            .SelectMany(plugin => plugin?["violations"]?.AsArray() ?? []).OfType<JsonNode>()];

    private static string Text(JsonNode? node, string key) => (string?)node?[key] ?? "";
}
