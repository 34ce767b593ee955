using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>The app on the sample and on small inputs of its own, in one process.</summary>
public sealed class SynthesisTests
{
    private const string Rbac = "eks-access/shop/rbac/eks-shop-b142bc11";

    private static readonly string Quickstart = Path.Combine(Repository.Root, "samples", "quickstart");

    [Fact]
    public void Quickstart_gives_a_stack_manifests_and_a_report()
    {
        using var run = new AppRun(("input", Quickstart));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [$"{Rbac}/apply.sh", $"{Rbac}/kustomization.yaml", $"{Rbac}/namespace.shop.yaml", $"{Rbac}/objects.txt", $"{Rbac}/role.shop.deployer.yaml",
             $"{Rbac}/rolebinding.shop.deployer-shop-developers.yaml", "eks-access/shop/report.html", "eks-access/shop/report.json",
             "eks-access/shop/report.md"],
            run.Files("eks-access"));
        Assert.DoesNotContain("EKS192", Annotations(run), StringComparison.Ordinal);
        Golden.Match(run.Text("eks-access/shop/report.md").Replace(Quickstart, "samples/quickstart", StringComparison.Ordinal), "md");
    }

    [Fact]
    public void An_input_whose_RBAC_was_taken_out_still_leaves_what_takes_it_away()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("[]")));
        using var run = new AppRun(("input", folder.Path));

        var script = Assert.Single(run.Files("eks-access/one/rbac"), file => file.EndsWith("/apply.sh", StringComparison.Ordinal));
        Assert.Contains($"no RBAC objects leave for cluster 'one'; if an earlier version had some, 'sh {script}' takes them away",
            Annotations(run), StringComparison.Ordinal);
        Assert.Contains($"sh {script}", run.Text("eks-access/one/report.md"), StringComparison.Ordinal);
        Assert.Contains($"sh {script}", run.Text("eks-one.template.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_of_the_quickstart_is_reviewed()
    {
        using var run = new AppRun(("input", Quickstart));

        Golden.Match(run.Text("eks-shop.template.json"), "json");
    }

    [Fact]
    public void One_grant_more_is_one_resource_more_and_moves_no_other_line()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("[]")), ("more.yaml", ""));
        using var before = new AppRun(("input", folder.Path), ("defaults", "eksctl"));
        folder.Write("cluster.yaml", Cluster("[{principalARN: 'arn:aws:iam::111122223333:role/added', kubernetesGroups: [added]}]"));
        using var after = new AppRun(("input", folder.Path), ("defaults", "eksctl"));

        var was = before.Text("eks-one.template.json").Split('\n');
        var now = after.Text("eks-one.template.json").Split('\n');
        var added = now.Length - was.Length;
        var at = was.TakeWhile((line, i) => line == now[i]).Count();
        Assert.Equal(was[at..], now[(at + added)..]);
        Assert.Equal(1, JsonDocument.Parse(after.Text("eks-one.template.json")).RootElement.GetProperty("Resources").EnumerateObject().Count()
            - JsonDocument.Parse(before.Text("eks-one.template.json")).RootElement.GetProperty("Resources").EnumerateObject().Count());
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using var first = new AppRun(("input", Quickstart));
        using var second = new AppRun(("input", Quickstart));

        Assert.Equal(first.Files(""), second.Files(""));
        Assert.All(first.Files(""), file => Assert.Equal(first.Text(file), second.Text(file)));
    }

    [Fact]
    public void Nobody_named_gives_an_admin_role_open_to_the_account_and_a_warning()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("[]")));
        using var run = new AppRun(("input", folder.Path));

        Assert.Contains("warning EKS040: no role is named as administrator", run.Messages, StringComparison.Ordinal);
        Assert.Contains("\":root\"", run.Text("eks-one.template.json"), StringComparison.Ordinal);
        Assert.Contains("Administrators: role AdminRole of this stack", run.Text("eks-access/one/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Named_admins_may_take_the_admin_role_and_nobody_else()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("[]")));
        using var run = new AppRun(("input", folder.Path), ("admins", "arn:aws:iam::111122223333:role/platform"));

        Assert.DoesNotContain("EKS040", run.Messages, StringComparison.Ordinal);
        var template = run.Text("eks-one.template.json");
        Assert.Contains("arn:aws:iam::111122223333:role/platform", template, StringComparison.Ordinal);
        Assert.DoesNotContain(":root", template, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_stops_before_anything_is_written()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("[]").Replace("region: eu-west-1", "regoin: eu-west-1", StringComparison.Ordinal)));
        using var run = new AppRun(("input", folder.Path));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Files(""));
        Assert.Contains("cluster.yaml:3:23: error EKS005: unknown key 'metadata.regoin'; did you mean 'region'?", run.Messages, StringComparison.Ordinal);
        Assert.EndsWith("nothing was synthesized\n", run.Messages.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_alone_becomes_entries_for_a_cluster_that_exists()
    {
        using var folder = new InputFolder(("aws-auth.yaml", AwsAuth));
        using var run = new AppRun(("input", folder.Path), ("cluster", "old"));

        Assert.Equal(0, run.ExitCode);
        Golden.Match(run.Text("eks-access-old.template.json"), "json");
    }

    [Fact]
    public void Two_clusters_in_one_input_are_two_stacks()
    {
        using var folder = new InputFolder(
            ("a/cluster.yaml", Cluster("[]")), ("a/aws-auth.yaml", AwsAuth),
            ("b/cluster.yaml", Cluster("[]").Replace("name: one", "name: two", StringComparison.Ordinal)));
        using var run = new AppRun(("input", folder.Path));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("role/old-admin", run.Text("eks-one.template.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("role/old-admin", run.Text("eks-two.template.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_the_mode_comes_alone()
    {
        const string Admin = "[{principalARN: 'arn:aws:iam::111122223333:role/boss', accessPolicies: [{policyARN: "
            + "'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}]}]";
        using var folder = new InputFolder(
            ("cluster.yaml", Cluster(Admin).Replace("authenticationMode: API", "authenticationMode: API_AND_CONFIG_MAP", StringComparison.Ordinal)));
        using var deployed = new AppRun(("input", folder.Path));
        folder.Write("cluster.yaml", Cluster(Admin));
        using var alone = new AppRun(("input", folder.Path), ("deployed", deployed.Folder));
        folder.Write("cluster.yaml", Cluster(Admin).Replace("name: main", "name: other", StringComparison.Ordinal));
        using var together = new AppRun(("input", folder.Path), ("deployed", deployed.Folder));
        folder.Write("cluster.yaml", Cluster(Admin).Replace("authenticationMode: API", "authenticationMode: API_AND_CONFIG_MAP", StringComparison.Ordinal));
        using var back = new AppRun(("input", folder.Path), ("deployed", alone.Folder));

        Assert.Equal((0, 1, 1), (alone.ExitCode, together.ExitCode, back.ExitCode));
        Assert.Contains("eks-one.template.json", alone.Files(""));
        Assert.DoesNotContain("eks-one.template.json", together.Files(""));
        Assert.Contains("error EKS09", together.Messages, StringComparison.Ordinal);
        Assert.Contains("error EKS09", back.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deployed", "no/such/assembly", "error EKS096: deployed 'no/such/assembly' does not exist")]
    [InlineData("input", "no/such/folder", "error EKS099: input 'no/such/folder' does not exist")]
    [InlineData("defaults", "lax", "error EKS096: defaults 'lax' is unknown; use -c defaults=secure or -c defaults=eksctl")]
    [InlineData(
        "admins", "arn:aws:sts::111122223333:assumed-role/dev/alice", "error EKS096: admins: 'arn:aws:sts::111122223333:assumed-role/dev/alice' is a session")]
    public void A_wrong_option_is_a_finding(string key, string value, string expected)
    {
        using var run = new AppRun(("input", Quickstart), (key, value));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
    }

    private const string AwsAuth = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data:
          mapRoles: |
            - rolearn: arn:aws:iam::111122223333:role/old-admin
              username: old-admin
              groups: ["system:masters", "auditors"]
            - rolearn: arn:aws:iam::111122223333:role/old-nodes
              username: system:node:{{EC2PrivateDNSName}}
              groups: ["system:bootstrappers", "system:nodes"]
        """;

    private static string Annotations(AppRun run) =>
        string.Concat(run.Files("").Where(file => file.EndsWith("metadata.json", StringComparison.Ordinal) || file == "manifest.json").Select(run.Text));

    private static string Cluster(string entries) => $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: one, region: eu-west-1, version: "1.34"}
        availabilityZones: [eu-west-1a, eu-west-1b]
        accessConfig: {authenticationMode: API, accessEntries: {{entries}}}
        managedNodeGroups: [{name: main}]
        """;
}
