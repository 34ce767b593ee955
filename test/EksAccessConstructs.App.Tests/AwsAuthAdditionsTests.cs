using System.Text.Json.Nodes;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Tests;

public sealed class AwsAuthAdditionsTests
{
    private const string Additions = "eks-access/shop/aws-auth-additions.yaml";

    private const string Config = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1, version: "1.34"}
        accessConfig: {authenticationMode: CONFIG_MAP}
        iamIdentityMappings:
        - {arn: "arn:aws:iam::111122223333:role/ops", username: ops, groups: [ops]}
        - {arn: "arn:aws:iam::111122223333:user/kim", username: kim}
        - {account: "444455556666"}
        - {serviceName: emr-containers, namespace: spark}
        managedNodeGroups: [{name: managed}]
        nodeGroups:
        - {name: made}
        - {name: win, amiFamily: WindowsServer2022CoreContainer}
        - {name: given, iam: {instanceRoleARN: "arn:aws:iam::111122223333:role/path/nodes"}}
        """;

    private static readonly string[] NodeGroups = ["system:bootstrappers", "system:nodes"];

    [Theory]
    [InlineData("eks-shop", null)]
    [InlineData("eks-additions-shop", "shop")]
    public void Rows_leave_beside_the_template_with_the_command_that_adds_them(string stack, string? existing)
    {
        using var folder = new InputFolder(("cluster.yaml", Config));
        using var run = new AppRun([("input", folder.Path), .. existing is null ? Array.Empty<(string, string)>() : [("existing", existing)]]);
        Assert.True(run.ExitCode == 0, run.Messages);
        var rows = AwsAuthReader.Read(run.Text(Additions), Additions).OrThrow();

        Assert.Equal(
            [
                ("arn:aws:iam::111122223333:role/ops", "ops", ["ops"]), ("${AwsAuthRoleEmrContainers}", "emr-containers", []),
                ("${AwsAuthRoleMade}", AwsAuthItem.NodeUsername, NodeGroups),
                ("${AwsAuthRoleWin}", AwsAuthItem.NodeUsername, ["eks:kube-proxy-windows", .. NodeGroups]),
                ("arn:aws:iam::111122223333:role/nodes", AwsAuthItem.NodeUsername, NodeGroups),
            ],
            rows.Roles.Select(row => (row.Arn, row.Username, row.Groups.ToArray())));
        Assert.Equal(["arn:aws:iam::111122223333:user/kim"], rows.Users.Select(row => row.Arn));
        Assert.Equal(["444455556666"], rows.Accounts.Select(account => account.Id));
        var outputs = JsonNode.Parse(run.Text($"{stack}.template.json"))?["Outputs"];
        Assert.Equal("""{"Fn::GetAtt":["NodeRoleMade","Arn"]}""", outputs?["AwsAuthRoleMade"]?["Value"]?.ToJsonString());
        Assert.Equal("""{"Fn::GetAtt":["NodeRoleWin","Arn"]}""", outputs?["AwsAuthRoleWin"]?["Value"]?.ToJsonString());
        var report = run.Text("eks-access/shop/report.md");
        Assert.Contains($"eks-access aws-auth merge eks-access/shop/aws-auth-held.yaml {Additions}", report, StringComparison.Ordinal);
        Assert.Contains($"--stack-name {stack} --region eu-west-1", report, StringComparison.Ordinal);
        Assert.Contains("row of aws-auth, user name 'ops', groups [ops]", report, StringComparison.Ordinal);
        Assert.Single(run.Files("eks-access/shop/rbac"), file => file.EndsWith("/rolebinding.spark.emr-containers.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_aws_auth_in_the_input_are_added_too()
    {
        using var folder = new InputFolder(
            ("cluster.yaml", Config[..Config.IndexOf("iamIdentityMappings", StringComparison.Ordinal)]),
            ("aws-auth.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: aws-auth, namespace: kube-system}
                data: {mapRoles: "- {rolearn: 'arn:aws:iam::111122223333:role/old', username: old}"}
                """));
        using var run = new AppRun(("input", folder.Path));

        Assert.Equal(["arn:aws:iam::111122223333:role/old"], AwsAuthReader.Read(run.Text(Additions), Additions).OrThrow().Roles.Select(row => row.Arn));
        Assert.Contains("eks-access aws-auth merge", run.Text("eks-access/shop/report.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("API")]
    [InlineData("API_AND_CONFIG_MAP")]
    public void Where_there_are_entries_there_are_no_rows(string mode)
    {
        using var folder = new InputFolder(("cluster.yaml", Config.Replace("CONFIG_MAP", mode, StringComparison.Ordinal)));
        using var run = new AppRun(("input", folder.Path));

        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.DoesNotContain(Additions, run.Files(""));
        Assert.Null(JsonNode.Parse(run.Text("eks-shop.template.json"))?["Outputs"]?["AwsAuthRoleMade"]);
    }
}
