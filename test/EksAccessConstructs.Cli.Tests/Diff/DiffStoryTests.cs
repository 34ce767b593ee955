using System.Text.Json;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>Changes as they come in pull requests, each a folder with both versions; what reviewers read of them stands in the golden files.</summary>
public sealed class DiffStoryTests
{
    internal static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    public static TheoryData<string> Stories { get; } = [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_reviewer_reads(string story) => Golden.MatchFile(Path.Combine(Folder, story, "diff.txt"), Run(story, "text").Out);

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_comment_says(string story) => Golden.MatchFile(Path.Combine(Folder, story, "comment.md"), Run(story, "markdown").Out);

    [Theory]
    [MemberData(nameof(Stories))]
    public void Json_keeps_its_published_schema(string story)
    {
        using var document = JsonDocument.Parse(Run(story, "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "diff.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Theory]
    [InlineData("01-admin-through-a-group", "widened,admin,any")]
    [InlineData("02-a-binding-moves-namespace", "widened,any")]
    [InlineData("03-a-role-gains-secrets", "widened,any")]
    [InlineData("06-aws-auth-to-entries", "")]
    [InlineData("07-a-pod-reaches-a-new-aws-role", "widened,any")]
    [InlineData("08-only-renames", "")]
    [InlineData("09-the-last-administrator-goes", "lockout,any")]
    [InlineData("10-a-mode-without-aws-auth", "any")]
    [InlineData("11-a-condition-decides", "widened,any")]
    [InlineData("12-a-policy-that-aws-has-not-published", "widened,any")]
    public void Gates_stop(string story, string gates) => Assert.Equal(
        gates.Split(',', StringSplitOptions.RemoveEmptyEntries),
        new[] { "widened", "admin", "lockout", "any" }.Where(gate => Run(story, "csv", "--fail-on", gate).Code == 1));

    private static ToolRun Run(string story, string format, params string[] more)
    {
        var run = ToolRun.With("", width: 1000, ["diff", Path.Combine(Folder, story, "old"), Path.Combine(Folder, story, "new"), "--format", format, .. more]);
        return run with { Out = run.Out.Replace($"{Folder}/{story}/", "", StringComparison.Ordinal) };
    }
}
