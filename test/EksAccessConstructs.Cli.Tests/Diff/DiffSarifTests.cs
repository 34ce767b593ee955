using System.Text.Json;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>Code scanning shows a result in a pull request only at a line that the change touches.</summary>
public sealed class DiffSarifTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    [Theory]
    [InlineData("01-admin-through-a-group", "CH001", "rbac.yaml", 14)]
    [InlineData("02-a-binding-moves-namespace", "CH003", "rbac.yaml", 15)]
    [InlineData("03-a-role-gains-secrets", "CH003", "rbac.yaml", 5)]
    [InlineData("05-a-wildcard-namespace", "CH003", "cluster.template.yaml", 26)]
    [InlineData("07-a-pod-reaches-a-new-aws-role", "CH005", "cluster.template.yaml", 25)]
    [InlineData("09-the-last-administrator-goes", "CH004", "cluster.template.yaml", 11)]
    public void Results_are_at_changed_lines(string story, string rule, string file, int line)
    {
        var result = Results(story).First(one => one.GetProperty("ruleId").GetString() == rule);
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.EndsWith($"{story}/new/{file}", place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, StringComparison.Ordinal);
        Assert.Equal(line, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void The_same_change_has_the_same_fingerprint_wherever_it_is()
    {
        var (first, again) = (Results("03-a-role-gains-secrets"), Results("03-a-role-gains-secrets"));

        Assert.Equal(first.Select(Fingerprint), again.Select(Fingerprint));
        Assert.Distinct(first.Select(Fingerprint));
    }

    [Fact]
    public void Nothing_is_said_where_nothing_changes() => Assert.Empty(Results("08-only-renames"));

    private static string Fingerprint(JsonElement result) => result.GetProperty("partialFingerprints").GetProperty("eksAccessChange/v1").GetString()!;

    private static List<JsonElement> Results(string story)
    {
        var run = ToolRun.Of("diff", Path.Combine(Folder, story, "old"), Path.Combine(Folder, story, "new"), "--format", "sarif");
        using var log = JsonDocument.Parse(run.Out);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.Clone())];
    }
}
