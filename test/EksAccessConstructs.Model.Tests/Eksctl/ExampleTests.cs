using System.Text.Json;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>eksctl's own example files, where the folder with them is beside the project.</summary>
public sealed class ExampleTests
{
    /// <summary>Refused here, though eksctl accepts: their ids and actions are made up, and CloudFormation or EKS would refuse them.</summary>
    private static readonly string[] RefusedHere =
    [
        "15-managed-nodes", "22-managed-nodes-launch-template", "31-override-bootstrap-command-unmanaged-nodegroup", "36-outposts-vpc",
            "38-cluster-subnets-sgs", "44-node-repair",
    ];

    [Fact]
    public void Examples_are_accepted_where_eksctl_accepts_them()
    {
        var wrong = Examples().Select(file => (file, Refused(file), Name: Path.GetFileNameWithoutExtension(file)))
            .Where(example => (example.Item2.Length == 0) != (Accepted(example.file) && !RefusedHere.Contains(example.Name)))
            .Select(example => $"{example.Name}\n    {string.Join("\n    ", example.Item2)}");

        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    private static Finding[] Refused(string file) =>
        [.. EksctlOracle.Read(File.ReadAllText(file), Path.GetFileName(file)).Findings
            .Where(finding => finding.Severity == Severity.Error && !EksctlOracle.IsWayOut(finding))];

    private static bool Accepted(string file)
    {
        var verdict = Path.Combine(Path.GetDirectoryName(file)!, "..", "templates", Path.GetFileNameWithoutExtension(file), "verdict.json");
        return JsonDocument.Parse(File.ReadAllText(verdict)).RootElement.GetProperty("accepted").GetBoolean();
    }

    private static IEnumerable<string> Examples() =>
        Directory.EnumerateFiles(Repository.BesideOrSkip("oracle", "eksctl", "examples", "configs"), "*.yaml").Order(StringComparer.Ordinal);
}
