using System.Text.Json;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>lockout and diff say the same of who remains and of who loses what, and lockout what the authentication mode allows.</summary>
public sealed class LockoutOfTemplatesTests
{
    [Theory]
    [InlineData("API", true, "API", true, 0, "administrator remains: yes (arn:aws:iam::111122223333:role/admins)")]
    [InlineData("API", true, "API", false, 1, "administrator remains: no")]
    [InlineData("API_AND_CONFIG_MAP", true, "CONFIG_MAP", true, 1, "and EKS never goes back")]
    [InlineData("CONFIG_MAP", true, "API", true, 1, "from CONFIG_MAP to API at once, and EKS takes one step at a time; deploy API_AND_CONFIG_MAP first")]
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

    [Fact]
    public void A_step_that_is_skipped_is_said_of_sources_too_and_once_of_templates()
    {
        const string config = """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1, version: "1.35"}
            accessConfig:
              authenticationMode: MODE
              bootstrapClusterCreatorAdminPermissions: true
            """;
        using var before = new TempFile(config.Replace("MODE", "CONFIG_MAP", StringComparison.Ordinal));
        using var after = new TempFile(config.Replace("MODE", "API", StringComparison.Ordinal));
        using var folder = new FilesInFolder(new Dictionary<string, string>
        {
            ["old.template.json"] = Template("CONFIG_MAP", true),
            ["new.template.json"] = Template("API", true),
        });

        var sources = ToolRun.Of("lockout", before.Path, after.Path);
        var templates = ToolRun.Of("lockout", Path.Combine(folder.Path, "old.template.json"), Path.Combine(folder.Path, "new.template.json"));

        Assert.Equal((1, 1), (Regex.Count(sources.Out, "EKS093"), Regex.Count(templates.Out, "EKS093")));
    }

    public static TheoryData<string> Stories => DiffStoryTests.Stories;

    [Theory]
    [MemberData(nameof(Stories))]
    public void Losses_are_the_rights_that_the_comparison_says_are_lost(string story)
    {
        var (old, @new) = (Path.Combine(DiffStoryTests.Folder, story, "old"), Path.Combine(DiffStoryTests.Folder, story, "new"));
        using var lockout = JsonDocument.Parse(ToolRun.Of("lockout", old, @new, "--format", "json").Out);
        using var diff = JsonDocument.Parse(ToolRun.Of("diff", old, @new, "--format", "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "lockout.schema.json")));

        Assert.Equal([], JsonShape.Breaches(lockout.RootElement, schema.RootElement, schema.RootElement, "$"));
        Assert.Equal(
            Losses(diff.RootElement.GetProperty("clusters").EnumerateArray()),
            Losses(lockout.RootElement.GetProperty("changes").EnumerateArray(), "rights"));
    }

    private static IEnumerable<string> Losses(IEnumerable<JsonElement> all, string list = "changes") => all
        .SelectMany(one => one.GetProperty(list).EnumerateArray())
        .Where(change => change.GetProperty("lost").GetArrayLength() > 0)
        .Select(change => $"{change}")
        .Order(StringComparer.Ordinal);

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
