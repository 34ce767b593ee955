using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Writes that Kubernetes' own storage of roles and bindings decided.</summary>
public sealed class WriteOracleTests
{
    private static readonly string Folder = Path.Combine(World.Folder, "escalation");

    [Fact]
    public void Decides_like_the_storage()
    {
        var rows = Csv.Read(Path.Combine(Folder, "decisions.csv"));
        var ours = rows.Select(row => row["world"]).Distinct().SelectMany(Decide).ToDictionary(pair => pair.Id, pair => pair.Decision);

        var wrong = rows.Select(row =>
            (Id: row["id"], Wanted: $"{row["decision"]}: {row["missing"]}", Got: $"{ours[row["id"]].Word}: {string.Join(" ;; ", ours[row["id"]].Missing)}"))
            .Where(row => row.Wanted != row.Got).ToList();

        Assert.Equal(911, rows.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Says_it_in_the_storages_words()
    {
        var rows = Csv.Read(Path.Combine(Folder, "decisions.csv")).Where(row => !row["message"].Contains("in version", StringComparison.Ordinal)
            && !row["message"].Contains("Precondition", StringComparison.Ordinal));
        var ours = rows.Select(row => row["world"]).Distinct().SelectMany(Decide).ToDictionary(pair => pair.Id, pair => pair.Decision);

        var wrong = rows
            .Select(row => (Id: row["id"], Wanted: row["message"].Replace("\\n", "\n"), Got: ours[row["id"]].Message))
            .Where(row => row.Wanted != row.Got)
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(row => $"{row.Id}\n  {row.Wanted}\n  {row.Got}")));
    }

    private static IEnumerable<(string Id, WriteDecision Decision)> Decide(string world)
    {
        var writes = new RbacWrites(RbacEvaluator.Create(World.Read(Path.Combine("escalation", "worlds", $"{world}.yaml"))));
        var requests = RbacWriteFile.Read(File.ReadAllText(Path.Combine(Folder, "requests", $"{world}.yaml")), world);
        Assert.Empty(requests.Findings);
        return requests.Value!.Select(request => (request.Id, writes.Decide(request.Write)));
    }
}
