namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class AwsAuthCommandTests
{
    private const string Roles =
        "- rolearn: arn:aws:iam::111122223333:role/Node\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: [system:bootstrappers, system:nodes]\n"
        + "- rolearn: arn:aws:iam::111122223333:role/Admin\n  username: \"admin:{{SessionName}}\"\n  groups: [system:masters, ops]\n";

    [Fact]
    public void Whoami_says_who_a_caller_is() => Assert.Equal(
        "mapped    yes\nlooked up arn:aws:iam::111122223333:role/Admin\nby        mapRoles (-:4:3)\nusername  admin:grace-example.com\n"
            + "groups    system:masters, ops\n"
            + "note: the identity that created the cluster is administrator, and this may be it\n"
            + "assumed: no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of\n"
            + "assumed: no file says whether the identity that created the cluster is administrator, and it is assumed to be\n",
        ToolRun.With(Roles, int.MaxValue, "whoami", "--as", "arn:aws:iam::111122223333:role/teams/Admin", "--session-name", "grace@example.com",
            "-") is { Code: 0 } run ? run.Out : "");

    [Fact]
    public void Whoami_answers_a_file_of_callers_as_csv()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            "id,arn,stsUserId\n"
                + "a,arn:aws:sts::111122223333:assumed-role/Admin/x,AROA:x\n"
                + "\"b,\",arn:aws:sts::111122223333:assumed-role/Node/i-0123456789abcdef0,\n"
                + "c,arn:aws:iam::111122223333:user/u,\n"
                + "d,arn:aws:sts::111122223333:assumed-role/Node/me,\n"
                + "e,nonsense,\n");
        var run = ToolRun.With(Roles, int.MaxValue, "whoami", "--callers", file, "--private-dns-name", "ip-1", "-");
        File.Delete(file);

        Assert.Equal(
            (0, "id,mapped,username,groups\na,yes,admin:x,system:masters|ops\n\"b,\",yes,system:node:ip-1,system:bootstrappers|system:nodes\nc,no,,\n"
                + "d,error,,\ne,error,,\n"),
            (run.Code, run.Out));
    }

    [Fact]
    public void Migrate_prints_steps_entries_and_losses()
    {
        var run = ToolRun.With(Roles, int.MaxValue, "migrate", "aws-auth", "-");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("step 3: raise the authentication mode to API", run.Out, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::111122223333:role/Admin  STANDARD   admin:{{SessionName}}  ops     AmazonEKSClusterAdminPolicy (cluster)", run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Lockout_says_that_no_administrator_remains()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Roles.Replace("[system:masters, ops]", "[ops]", StringComparison.Ordinal));
        var run = ToolRun.With(Roles, int.MaxValue, "lockout", "--mode-before", "API_AND_CONFIG_MAP", "--creator", "none", "-", file);
        File.Delete(file);

        Assert.Equal(1, run.Code);
        Assert.Contains("administrator remains: no\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Lockout_guards_the_authentication_mode_of_two_templates()
    {
        var folder = Directory.CreateTempSubdirectory("eks-access-test-").FullName;
        string Template(string name, string mode)
        {
            var file = Path.Combine(folder, $"{name}.template.json");
            File.WriteAllText(file,
                $"{{\"Resources\":{{\"C\":{{\"Type\":\"AWS::EKS::Cluster\",\"Properties\":{{\"AccessConfig\":{{\"AuthenticationMode\":\"{mode}\"}}}}}}}}}}");
            return file;
        }

        var first = Template("a", "CONFIG_MAP");
        var second = Template("b", "API_AND_CONFIG_MAP");
        var third = Template("c", "API");
        const string creator = "arn:aws:iam::111122223333:role/creator";
        var good = ToolRun.Of("lockout", first, second, "--creator", creator);
        var bad = ToolRun.Of("lockout", first, third, "--creator", creator);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(0, good.Code);
        Assert.EndsWith($"administrator remains: yes ({creator})\n", good.Out, StringComparison.Ordinal);
        Assert.Equal(1, bad.Code);
        Assert.Contains("deploy API_AND_CONFIG_MAP first", bad.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_adds_rows_to_what_kubectl_shows()
    {
        using var added = new TempFile("mapUsers: |\n  - {userarn: \"arn:aws:iam::111122223333:user/kim\", username: kim}\n");
        using var outputs = new TempFile("{}");
        var run = ToolRun.With(Held, int.MaxValue, "aws-auth", "merge", "-", added.Path, "--outputs", outputs.Path);

        Assert.Equal((0, "eks-access: added: arn:aws:iam::111122223333:user/kim\n"), (run.Code, run.Error));
        Assert.Equal(
            $"{Held}  mapUsers: |\n    - userarn: \"arn:aws:iam::111122223333:user/kim\"\n      username: \"kim\"\n      groups: []\n", run.Out);
    }

    [Theory]
    [InlineData("{{HELD}}", "mapRoles: |\n  - {rolearn: \"arn:aws:iam::111122223333:role/Admin\", username: other}\n", "EKS094")]
    [InlineData("{{HELD}}", "mapRoles: |\n  - {rolearn: \"${Made}\", username: other}\n", "EKS111")]
    [InlineData("", "mapRoles: |\n  - {rolearn: \"arn:aws:iam::111122223333:role/New\"}\n", "EKS080")]
    public void Merge_writes_nothing_where_a_row_cannot_be_added(string held, string rows, string code)
    {
        using var added = new TempFile(rows);
        var run = ToolRun.With(held.Replace("{{HELD}}", Held, StringComparison.Ordinal), int.MaxValue, "aws-auth", "merge", "-", added.Path);

        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains($"error {code}", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("nothing is written: the ConfigMap in the cluster stays as it is\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_writes_to_a_file()
    {
        using var added = new TempFile("mapAccounts: |\n  - \"444455556666\"\n");
        using var file = new TempFile("");
        var run = ToolRun.With(Held, int.MaxValue, "aws-auth", "merge", "-", added.Path, "--out", file.Path);

        Assert.Equal((0, ""), (run.Code, run.Out));
        Assert.Contains("444455556666", File.ReadAllText(file.Path), StringComparison.Ordinal);
    }

    private const string Held =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws-auth\n  namespace: kube-system\n  resourceVersion: \"4711\"\ndata:\n  mapRoles: |\n"
            + "    - rolearn: arn:aws:iam::111122223333:role/Admin # theirs\n      username: admin\n      groups: [system:masters]\n";
}
