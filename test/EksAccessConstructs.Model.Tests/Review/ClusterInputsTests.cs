using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

public sealed class ClusterInputsTests
{
    private const string Config = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: NAME, region: eu-west-1}
        """;

    private const string Binding = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: viewers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: Group, name: viewers, apiGroup: rbac.authorization.k8s.io}]
        """;

    private const string AwsAuth = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data: {mapRoles: "[]"}
        """;

    [Fact]
    public void Everything_belongs_to_the_only_cluster()
    {
        var cluster = Assert.Single(Read(("x/cluster.yaml", Config), ("y/rbac.yaml", Binding), ("aws-auth.yaml", AwsAuth)).OrThrow().Clusters);

        Assert.Equal("NAME", cluster.Config?.Metadata.Name);
        Assert.NotNull(cluster.AwsAuth);
        Assert.Equal(["ClusterRoleBinding viewers"], cluster.Rbac.All.Select(item => item.Id));
    }

    [Fact]
    public void With_several_clusters_a_document_belongs_to_the_nearest_above_it()
    {
        var clusters = Read(
            ("a/cluster.yaml", Named("one")), ("a/b/cluster.yaml", Named("two")), ("a/b/c/rbac.yaml", Binding),
            ("a/aws-auth.yaml", AwsAuth)).OrThrow().Clusters;

        Assert.Equal(["one", "two"], clusters.Select(cluster => cluster.Config?.Metadata.Name));
        Assert.NotNull(clusters[0].AwsAuth);
        Assert.True(clusters[0].Rbac.All.IsEmpty);
        Assert.Null(clusters[1].AwsAuth);
        Assert.False(clusters[1].Rbac.All.IsEmpty);
    }

    [Theory]
    [InlineData("a/one.yaml", "a/two.yaml", "a/rbac.yaml")]
    [InlineData("a/one.yaml", "b/two.yaml", "rbac.yaml")]
    public void A_document_between_several_clusters_is_refused(string one, string two, string rbac) =>
        Assert.Contains(Read((one, Named("one")), (two, Named("two")), (rbac, Binding)).Findings,
            finding => finding is { Code: "EKS097", Severity: Severity.Error } && finding.Location?.File == rbac);

    [Fact]
    public void Documents_in_a_pipe_with_several_clusters_are_about_one_of_their_own()
    {
        var pipe = new InputText("-", string.Join("\n---\n", Named("one"), Named("two"), Binding));

        var (clusters, findings) = EveryCluster.Read([pipe], keyFiles: null);

        Assert.Equal(["one", "two", null], clusters.Select(cluster => cluster.Config?.Metadata.Name));
        Assert.Equal([0, 0, 1], clusters.Select(cluster => cluster.Rbac.All.Count));
        var finding = Assert.Single(findings, finding => finding.Code == "EKS097");
        Assert.Equal(
            (Severity.Info, "it is not clear which of 2 clusters this document is about, so it counts as one of a cluster of its own"),
            (finding.Severity, finding.Message));
    }

    [Fact]
    public void A_kind_with_a_typing_slip_beside_eksctl_s_apiVersion_is_a_ClusterConfig()
    {
        var finding = Assert.Single(
            CheckedInput.Of(
                [new InputText("c.yaml", Named("one").Replace("kind: ClusterConfig", "kind: ClusterConfg", StringComparison.Ordinal))],
                new HashSet<string>(),
                DefaultsFlavour.Secure,
                []).Findings,
            finding => finding.Severity is Severity.Error);

        Assert.Equal("c.yaml:2:7: error EKS010: 'kind' ('ClusterConfg') must be ClusterConfig", finding.ToString());
    }

    [Fact]
    public void A_template_is_named_once_and_nothing_else_is_said_of_it()
    {
        var input = CheckedInput.Of(
            [new InputText("chart.yaml", Binding + "\n{{- if .Values.x }}\nlabels: {}\n{{- end }}\n")],
            new HashSet<string> { "chart.yaml" },
            DefaultsFlavour.Secure,
            []);

        Assert.Equal(["EKS106"], input.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void The_file_of_another_program_is_named()
    {
        var findings = Read(("kops.yaml", "apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nmetadata: {name: a}\n")).Findings;

        Assert.Equal(["EKS107", "EKS099"], findings.Select(finding => finding.Code));
        Assert.Contains("a cluster for kOps", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_aws_auth_of_a_cluster_is_refused() =>
        Assert.Contains(Read(("a.yaml", AwsAuth), ("b.yaml", AwsAuth)).Findings,
            finding => finding is { Code: "EKS098", Severity: Severity.Error, Location.File: "b.yaml" });

    [Fact]
    public void What_is_not_about_access_is_listed_and_does_no_harm()
    {
        var reading = Read(
            ("aws-auth.yaml", AwsAuth),
            ("buildspec.yml", "version: 0.2\nphases: {build: {commands: [kubectl apply -f x]}}\n"),
            ("policy.json", """{"Version": "2012-10-17", "Statement": []}"""),
            ("ds.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: kube2iam, namespace: kube-system}\nspec: {template: {spec: {}}}\n"),
            ("broken.json", "{not json: ["),
            ("list.yaml", "- a\n- b\n"));

        Assert.Equal(["(no kind) ", "(no kind) ", "apps/v1 DaemonSet kube-system/kube2iam", "(a list) "],
            reading.Value?.NotUsed.Select(unused => $"{unused.Kind} {unused.Name}"));
        Assert.Equal(["broken.json"], reading.Findings.Select(finding => finding.Location?.File).Distinct());
    }

    [Fact]
    public void Nothing_about_access_at_all_is_an_error() =>
        Assert.Equal("EKS099", Assert.Single(Read((
            "ds.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: x}\nspec: {template: {spec: {}}}\n")).Findings).Code);

    [Fact]
    public void A_list_of_objects_is_read_item_by_item()
    {
        var items = new[] { AwsAuth, Binding }.Select(item => "- " + item.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal));
        var list = $"apiVersion: v1\nkind: List\nitems:\n{string.Join('\n', items)}\n";
        var cluster = Assert.Single(Read(("all.yaml", list)).OrThrow().Clusters);

        Assert.NotNull(cluster.AwsAuth);
        Assert.Single(cluster.Rbac.All);
    }

    private static string Named(string name) => Config.Replace("NAME", name, StringComparison.Ordinal);

    private static Reading<ClusterInputs> Read(params (string File, string Text)[] files) =>
        ClusterInputs.Read(files.Select(file => new InputText(file.File, file.Text)));
}
