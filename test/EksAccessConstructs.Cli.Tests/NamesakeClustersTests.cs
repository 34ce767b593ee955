namespace EksAccessConstructs.Tests;

/// <summary>Templates that make two clusters of one name, and what check says of the groups of templates.</summary>
public sealed class NamesakeClustersTests
{
    private const string Manifest = """
        {"version": "48.0.0", "artifacts": {
          "blue": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-west-1", "properties": {"templateFile": "blue.template.json"}},
          "green": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-central-1",
            "properties": {"templateFile": "green.template.json"} } } }
        """;

    [Fact]
    public void The_message_says_words_that_choose_one_of_them()
    {
        using var assembly = Assembly();

        Assert.Contains(
            "the files describe several clusters: blue/Cluster, green/Cluster; choose one with --cluster",
            ToolRun.Of("whoami", "--as", Role("blue"), assembly.Path).Error, StringComparison.Ordinal);
        Assert.Contains("mapped    yes", ToolRun.Of("whoami", "--as", Role("blue"), "--cluster", "blue/Cluster", assembly.Path).Out, StringComparison.Ordinal);
        Assert.Contains("mapped    no", ToolRun.Of("whoami", "--as", Role("blue"), "--cluster", "green/Cluster", assembly.Path).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_and_comparisons_take_the_same_words()
    {
        using var assembly = Assembly();

        var report = ToolRun.Of("report", "--cluster", "green/Cluster", assembly.Path).Out;
        var diff = ToolRun.Of("diff", "--cluster", "green/Cluster", assembly.Path, assembly.Path, "--format", "json");

        Assert.Contains(Role("green"), report, StringComparison.Ordinal);
        Assert.DoesNotContain(Role("blue"), report, StringComparison.Ordinal);
        Assert.Equal((0, 1), (diff.Code, diff.Out.Split("\"verdict\"").Length - 1));
    }

    [Theory]
    [InlineData("blues", true)]
    [InlineData("blue", false)]
    public void Check_asks_whether_groups_of_templates_are_bound(string bound, bool isSaid)
    {
        var files = new Dictionary<string, string>
        {
            ["blue.template.json"] = Template("blue"),
            ["binding.yaml"] = $$"""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: viewers}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: {{bound}}}]
                """,
        };
        using var folder = new FilesInFolder(files);

        Assert.Equal(
            isSaid,
            ToolRun.Of("check", folder.Path).Out.Contains(
                $"EKS052: the group 'blue' of '{Role("blue")}' gives nothing: no RoleBinding or ClusterRoleBinding names it; did you mean 'blues'?",
                StringComparison.Ordinal));
    }

    private static FilesInFolder Assembly() => new(new Dictionary<string, string>
    {
        ["manifest.json"] = Manifest,
        ["blue.template.json"] = Template("blue"),
        ["green.template.json"] = Template("green"),
    });

    private static string Role(string colour) => $"arn:aws:iam::111122223333:role/{colour}";

    private static string Template(string colour) => $$"""
        {"Resources": {
          "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {
            "Name": "shop", "AccessConfig": {"AuthenticationMode": "API", "BootstrapClusterCreatorAdminPermissions": false} } },
          "Entry": {"Type": "AWS::EKS::AccessEntry", "Properties": {
            "ClusterName": {"Ref": "Cluster"}, "PrincipalArn": "{{Role(colour)}}", "KubernetesGroups": ["{{colour}}"],
            "AccessPolicies": [{"PolicyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", "AccessScope": {"Type": "cluster"} }] } } } }
        """;
}
