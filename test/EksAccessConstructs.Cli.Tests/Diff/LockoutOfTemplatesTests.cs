namespace EksAccessConstructs.Tests.Diff;

/// <summary>Two templates of one stack: lockout and diff say the same of who remains, and lockout what the authentication mode allows.</summary>
public sealed class LockoutOfTemplatesTests
{
    [Theory]
    [InlineData("API", true, "API", true, 0, "administrator remains: yes (arn:aws:iam::111122223333:role/admins)")]
    [InlineData("API", true, "API", false, 1, "administrator remains: no")]
    [InlineData("API_AND_CONFIG_MAP", true, "CONFIG_MAP", true, 1, "and EKS never goes back")]
    public void Lockout_tells(string modeBefore, bool admin, string modeAfter, bool adminAfter, int code, string says)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (before, after) = (Path.Combine(folder, "old.template.json"), Path.Combine(folder, "new.template.json"));
        File.WriteAllText(before, Template(modeBefore, admin));
        File.WriteAllText(after, Template(modeAfter, adminAfter));

        var run = ToolRun.Of("lockout", before, after);
        var diff = ToolRun.Of("diff", before, after, "--fail-on", "lockout");
        Directory.Delete(folder, recursive: true);

        Assert.Equal(code, run.Code);
        Assert.Contains(says, run.Out, StringComparison.Ordinal);
        Assert.Equal(run.Out.Contains("administrator remains: yes", StringComparison.Ordinal), diff.Code == 0);
    }

    private static string Template(string mode, bool hasAdmin) => $$"""
        {"Resources": {
          "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {
            "Name": "shop", "AccessConfig": {"AuthenticationMode": "{{mode}}", "BootstrapClusterCreatorAdminPermissions": false} } },
          "Entry": {"Type": "AWS::EKS::AccessEntry", "Properties": {
            "ClusterName": {"Ref": "Cluster"}, "PrincipalArn": "arn:aws:iam::111122223333:role/admins",
            "AccessPolicies": [{{(hasAdmin ? Policy : "")}}]} } } }
        """;

    private const string Policy = """
        {"PolicyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", "AccessScope": {"Type": "cluster"}}
        """;
}
