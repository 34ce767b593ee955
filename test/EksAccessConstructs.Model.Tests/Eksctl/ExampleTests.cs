using System.Text.Json;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>eksctl's own example files, where the folder with them is beside the project.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Examples_are_accepted_where_eksctl_accepts_them()
    {
        var wrong = Examples().Select(file => (file, Refused(file), Name: Path.GetFileNameWithoutExtension(file)))
            .Where(example => (example.Item2.Length == 0) != Accepted(example.file))
            .Select(example => $"{example.Name}\n    {string.Join("\n    ", example.Item2)}");

        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    private static Finding[] Refused(string file)
    {
        var reading = EksctlOracle.Read(File.ReadAllText(file), Path.GetFileName(file));
        ValueList<Finding> filled = reading.Value is { } config ? ClusterConfigDefaults.Fill(config, DefaultsFlavour.Eksctl).Findings : [];
        return [.. reading.Findings.Concat(filled).Where(finding => finding.Severity == Severity.Error && !EksctlOracle.IsWayOut(finding))];
    }

    private static bool Accepted(string file)
    {
        var verdict = Path.Combine(Path.GetDirectoryName(file)!, "..", "templates", Path.GetFileNameWithoutExtension(file), "verdict.json");
        return JsonDocument.Parse(File.ReadAllText(verdict)).RootElement.GetProperty("accepted").GetBoolean();
    }

    private static IEnumerable<string> Examples() =>
        Directory.EnumerateFiles(Repository.BesideOrSkip("oracle", "eksctl", "examples", "configs"), "*.yaml").Order(StringComparer.Ordinal);
}
