using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>Every request that kube2iam's and kiam's own code answered.</summary>
public sealed class MetadataOracleTests
{
    [Theory]
    [InlineData("kube2iam", 387)]
    [InlineData("kiam", 245)]
    public void Answers_as_the_program_itself(string program, int count)
    {
        var rows = Csv.Read(Path.Combine(OracleWorld.Folder(program), "decisions.csv"));

        var wrong = rows.GroupBy(row => row["world"]).SelectMany(world => Differences(program, world)).ToList();

        Assert.Equal(count, rows.Count);
        Assert.Equal("", string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("kube2iam", 210)]
    [InlineData("kiam", 113)]
    public void Gives_each_pod_the_role_that_the_program_gives(string program, int count)
    {
        var rows = Csv.Read(Path.Combine(OracleWorld.Folder(program), "pods.csv"));

        var wrong = rows.GroupBy(row => row["world"]).SelectMany(world =>
        {
            var cluster = OracleWorld.Read(program, world.Key);
            var server = cluster.Server(program);
            return world.Select(row => (Row: row, Got: server.RoleOf(cluster.World.Pods.Single(pod => pod.Id == row["pod"]))))
                .Where(pair => (pair.Got.Role ?? "none", pair.Got.Step) != (pair.Row["role"], pair.Row["decided_by"]))
                .Select(pair => $"{world.Key} {pair.Row["pod"]}: wanted {pair.Row["role"]} by {pair.Row["decided_by"]}, got {pair.Got}");
        }).ToList();

        Assert.Equal(count, rows.Count);
        Assert.Equal("", string.Join("\n", wrong));
    }

    private static IEnumerable<string> Differences(string program, IGrouping<string, IReadOnlyDictionary<string, string>> world)
    {
        var server = OracleWorld.Read(program, world.Key).Server(program);
        var kept = new KeptCredentials();
        foreach (var row in world)
        {
            var request = row["request"].Split(' ', 2);
            var answer = server.Answer(row["source_ip"], request[0], request[1]);
            var got = Words(program == "kube2iam" ? kept.Of(answer) : answer);
            var wanted = (row["result"], row["status"], row["body"], row["external_id"], row["session_name"]);
            if (got != wanted)
            {
                yield return $"{world.Key} {row["pod"]} {row["request"]}: wanted {wanted}, got {got}, {answer.Reason}";
            }
        }
    }

    private static (string Result, string Status, string Body, string ExternalId, string Session) Words(MetadataAnswer answer) => (
        answer.Outcome switch
        {
            MetadataOutcome.Role => answer.Role,
            MetadataOutcome.NameOnly => "name-only",
            MetadataOutcome.Empty => "empty",
            MetadataOutcome.Denied => "denied",
            MetadataOutcome.NotFound => "404",
            MetadataOutcome.Error => "error",
            MetadataOutcome.Proxied => "proxied",
            MetadataOutcome.OwnAnswer => "own-answer",
            _ => "unknown",
        },
        answer.Status == 0 ? "" : $"{answer.Status}",
        answer.Body,
        answer.ExternalId ?? "",
        answer.SessionName);
}
