using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>What people wrote, where the folder with their texts is beside the project.</summary>
public sealed class InputTests
{
    [Fact]
    public void What_people_filled_in_is_carried_over()
    {
        var files = Clusters("filled");

        Assert.All(files,
            file => Assert.DoesNotContain(EksctlOracle.Read(File.ReadAllText(file), "cluster.yaml").Findings, finding => finding.Severity == Severity.Error));
        Assert.All(files, file => Assert.All([DefaultsFlavour.Secure, DefaultsFlavour.Eksctl], flavour => Resolve(file, flavour)));
    }

    [Fact]
    public void What_was_printed_gives_findings_to_act_on()
    {
        var words = Clusters("as-printed").Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}\n{Findings(file)}");

        Golden.Match(string.Join("\n\n", words));
    }

    private static void Resolve(string file, DefaultsFlavour flavour)
    {
        var cluster = ClusterConfigDefaults.Fill(EksctlOracle.Read(File.ReadAllText(file)).OrThrow(), flavour).OrThrow();

        Assert.DoesNotContain(EksctlAccess.Read(cluster).Findings, finding => finding.Severity == Severity.Error);
    }

    private static string Findings(string file)
    {
        var reading = EksctlOracle.Read(File.ReadAllText(file), "cluster.yaml");
        ValueList<Finding> filled = reading.Value is { } config ? ClusterConfigDefaults.Fill(config, DefaultsFlavour.Secure).Findings : [];
        return string.Join("\n", reading.Findings.Concat(filled));
    }

    private static IEnumerable<string> Clusters(string folder) =>
        Directory.EnumerateFiles(Repository.BesideOrSkip("inputs", folder), "cluster.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
