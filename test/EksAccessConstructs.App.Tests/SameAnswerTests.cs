using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests;

/// <summary>An input and the cloud assembly that the app makes of it are one cluster: compared either way, nothing changes, neither for people nor for nodes
/// nor for the AWS roles of pods.</summary>
public sealed class SameAnswerTests
{
    private static readonly string Configs = Path.Combine(Repository.Root, "test", "EksAccessConstructs.Model.Tests", "oracle", "eksctl", "configs");

    [Theory]
    [InlineData("quickstart")]
    [InlineData("workloads")]
    public void A_sample_and_its_assembly_are_one_cluster(string sample)
    {
        var folder = Path.Combine(Repository.Root, "samples", sample);
        AssertNone(Differences(folder, Directory.GetFiles(folder, "*.yaml")));
    }

    // The app refuses two: one leaves the types of instances to AWS, the other names a key file that is not there.
    [Fact]
    public void Every_ClusterConfig_and_its_assembly_are_one_cluster()
    {
        string[] refused = ["selector-and-asg-tags.yaml", "ssh-and-volumes.yaml"];
        var differences = Directory.GetFiles(Configs, "*.yaml").Order(StringComparer.Ordinal)
            .Where(config => !refused.Contains(Path.GetFileName(config)))
            .SelectMany(config => Differences(config, [config]).Select(difference => $"{Path.GetFileName(config)}: {difference}"));
        AssertNone(differences);
    }

    private static void AssertNone(IEnumerable<string> differences)
    {
        var all = differences.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static string[] Differences(string input, string[] files)
    {
        using var run = new AppRun(("input", input));
        if (run.ExitCode != 0)
        {
            return [run.Messages];
        }

        var source = Snapshot(files);
        var deployed = Snapshot(run.Files("").Where(IsRead).Select(file => Path.Combine(run.Folder, file)));
        return [.. Words("to the assembly", AccessDiff.Between(source, deployed)), .. Words("from the assembly", AccessDiff.Between(deployed, source))];
    }

    private static IEnumerable<string> Words(string way, AccessDiff diff) => diff.Changes.Select(change => $"{way}: {change.Who} {change.Kind} {change.Where}")
        .Concat(diff.PodRoles.Select(change => $"{way}: {change.Who} has {string.Join(", ", change.After)}, had {string.Join(", ", change.Before)}"))
        .Concat(Enumerable.Repeat($"{way}: {diff.ModeBefore} is {diff.ModeAfter}", diff.ModeBefore == diff.ModeAfter ? 0 : 1));

    private static bool IsRead(string file) => Path.GetExtension(file) is ".json" or ".yaml";

    private static ClusterSnapshot Snapshot(IEnumerable<string> files)
    {
        var texts = files.Order(StringComparer.Ordinal).Select(file => new InputText(file, File.ReadAllText(file)));
        return ClusterSnapshot.Of(Assert.Single(ClusterInputs.Read(texts).Value!.Clusters), DefaultsFlavour.Secure).Value!;
    }
}
