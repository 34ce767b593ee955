namespace EksAccessConstructs.Tests.Diff;

/// <summary>Pairs of versions of one cluster, with the rows that brute force over every request finds.</summary>
public sealed class DiffOracleTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "oracle", "review");

    public static TheoryData<string> Cases { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Folder, "cases")).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_are_those_of_brute_force(string name)
    {
        var expected = File.ReadAllLines(Path.Combine(Folder, "expected", $"{name}.csv"));

        var run = ToolRun.Of(
            "diff", Path.Combine(Folder, "cases", name, "old"), Path.Combine(Folder, "cases", name, "new"), "--format", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(expected.Order(StringComparer.Ordinal), run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
