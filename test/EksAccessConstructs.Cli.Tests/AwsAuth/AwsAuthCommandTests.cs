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
        var good = ToolRun.Of("lockout", first, second);
        var bad = ToolRun.Of("lockout", first, third);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(new ToolRun(0, "", ""), good);
        Assert.Equal(1, bad.Code);
        Assert.Contains("deploy API_AND_CONFIG_MAP first", bad.Out, StringComparison.Ordinal);
    }
}
