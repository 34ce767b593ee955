using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>What the linter writes beside findings: explanations, baselines, help for code scanning.</summary>
public sealed class LintTests : IDisposable
{
    private const string Roles = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules:
        - {apiGroups: [""], resources: [Pod], verbs: [list]}
        - {apiGroups: [""], resources: [Pod], verbs: [list]}

        """;

    private const string More = "- {apiGroups: [\"\"], resources: [Pod], verbs: [list]}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("lint").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("RB020")]
    [InlineData("rb002")]
    [InlineData("EKS098")]
    public void A_rule_is_explained_without_a_file(string code)
    {
        var run = ToolRun.Of("lint", "--explain", code);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Golden.MatchFile(Repository.Test("EksAccessConstructs.Cli.Tests", "golden", "verbs", $"lint-explain-{code}.txt"), run.Out);
    }

    [Theory]
    [InlineData("RB0200", "there is no rule 'RB0200'; 'eks-access rules' lists those of the linter; did you mean 'RB020'?")]
    [InlineData("EA002", "what EA002 said is said by EKS052 now")]
    public void What_is_no_rule_is_told(string code, string message)
    {
        var run = ToolRun.Of("lint", "--explain", code);

        Assert.Equal((2, $"eks-access: {message}\n"), (run.Code, run.Error));
    }

    [Fact]
    public void Findings_of_a_baseline_do_not_count_until_there_is_one_more()
    {
        var (manifests, baseline) = (Written("rbac.yaml", Roles), Path.Combine(folder, "baseline.json"));

        var written = ToolRun.Of("lint", manifests, "--fail-on", "warning", "--write-baseline", baseline);
        Written("rbac.yaml", $"# a line that moves the others\n{Roles}");
        var same = ToolRun.Of("lint", manifests, "--fail-on", "warning", "--baseline", baseline);
        Written("rbac.yaml", $"{Roles}{More}");
        var more = ToolRun.Of("lint", manifests, "--fail-on", "warning", "--baseline", baseline);
        Written("rbac.yaml", Roles[..^(More.Length + 1)]);
        var fewer = ToolRun.Of("lint", manifests, "--fail-on", "warning", "--baseline", baseline);

        Assert.Equal((0, $"eks-access: the baseline is written to {baseline}\n2 in the baseline\n"), (written.Code, written.Error));
        Assert.Equal((0, "", "2 in the baseline\n"), (same.Code, same.Out, same.Error));
        Assert.Equal((1, "1 warning, 2 in the baseline\n"), (more.Code, more.Error));
        Assert.Equal(1, more.Out.Count(letter => letter == '\n'));
        Assert.Equal(0, fewer.Code);
        Assert.StartsWith($"eks-access: 1 of the findings in {baseline} are gone", fewer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_in_no_baseline()
    {
        var (manifests, baseline) = (Written("rbac.yaml", "kind: [\n"), Path.Combine(folder, "baseline.json"));

        Assert.Equal(1, ToolRun.Of("lint", manifests, "--write-baseline", baseline).Code);
        Assert.Equal(1, ToolRun.Of("lint", manifests, "--baseline", baseline).Code);
    }

    [Fact]
    public void A_baseline_writes_over_nothing_but_a_baseline()
    {
        var manifests = Written("rbac.yaml", Roles);

        var run = ToolRun.Of("lint", manifests, "--write-baseline", manifests);

        Assert.Equal(3, run.Code);
        Assert.Equal(Roles, File.ReadAllText(manifests));
        Assert.Equal(3, ToolRun.Of("lint", manifests, "--baseline", manifests).Code);
        Assert.Equal(3, ToolRun.Of("lint", manifests, "--baseline", Path.Combine(folder, "none.json")).Code);
    }

    [Fact]
    public void A_baseline_keeps_its_published_schema()
    {
        var baseline = Path.Combine(folder, "baseline.json");
        ToolRun.Of("lint", Written("rbac.yaml", Roles), "--write-baseline", baseline);
        using var document = JsonDocument.Parse(File.ReadAllText(baseline));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "baseline.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
        Assert.Equal(2, document.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void Code_scanning_gets_help_fingerprints_and_what_is_new()
    {
        var (manifests, baseline) = (Written("rbac.yaml", Roles), Path.Combine(folder, "baseline.json"));
        ToolRun.Of("lint", manifests, "--write-baseline", baseline);
        Written("rbac.yaml", $"{Roles}{More}");

        var (run, rules) = Sarif("lint", manifests, "--format", "sarif", "--baseline", baseline);

        Assert.Equal(["unchanged", "unchanged", "new"], run.Select(result => result.GetProperty("baselineState").GetString()));
        Assert.All(run, result => Assert.Equal(
            64, result.GetProperty("partialFingerprints").GetProperty("eksAccessFinding/v1").GetString()!.Length));
        var rule = Assert.Single(rules);
        Assert.Equal("RB004", rule.GetProperty("id").GetString());
        Assert.True(Uri.TryCreate(rule.GetProperty("helpUri").GetString(), UriKind.Absolute, out _));
        Assert.Contains("```yaml\n- {apiGroups", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.Contains("Way out: write the plural name", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static (List<JsonElement> Results, List<JsonElement> Rules) Sarif(params string[] args)
    {
        using var log = JsonDocument.Parse(ToolRun.Of(args).Out);
        var run = log.RootElement.GetProperty("runs")[0].Clone();
        return ([.. run.GetProperty("results").EnumerateArray()], [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()]);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
