using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>Manifests as people write them, with everything that the linter says about them.</summary>
public sealed class WorldsGoldenTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "Lint", "worlds");

    [Fact]
    public void Ten_real_worlds_get_these_findings()
    {
        var files = Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).ToList();

        Golden.Match(string.Join('\n', files.SelectMany(file => Findings(File.ReadAllText(file), Path.GetFileName(file)))));
        Assert.Equal(10, files.Count);
    }

    [Fact]
    public void Inputs_that_real_people_wrote_give_up_their_traps()
    {
        var traps = Directory.GetDirectories(Repository.BesideOrSkip("inputs", "filled")).Order(StringComparer.Ordinal)
            .Select(folder => $"{Path.GetFileName(folder)}: {string.Join(' ', Codes(folder))}");

        Assert.Equal(
            [
                "aws-auth-incident: AA007 EA014 RB040 AA007 EA014 RB040",
                "aws-auth-pipeline: RB040",
                "eksctl-cluster: RB040 EA014 RB001 RB002 RB011",
                "existing-vpc-fargate: EKS064",
                "identity-mappings: RB040",
                "kube2iam: EKS155 PI011 PI024 PI029",
            ],
            traps);
    }

    private static IEnumerable<string> Findings(string text, string file) =>
        [$"# {file}", .. Lint(ClusterInputs.Read(new InputText(file, text))).Findings.Select(finding => finding.Finding.ToString())];

    private static IEnumerable<string> Codes(string folder) => Lint(ClusterInputs.Read(Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        .Where(file => !file.EndsWith(".json", StringComparison.Ordinal))
        .Select(file => new InputText(Path.GetFileName(file), File.ReadAllText(file))))).Findings.Select(finding => finding.Finding.Code);

    private static LintReport Lint(Reading<ClusterInputs> reading) =>
        Linter.Run((reading.Value?.Clusters ?? []).Select(cluster => ClusterSnapshot.Of(cluster, DefaultsFlavour.Eksctl).Value).OfType<ClusterSnapshot>(),
            new LintOptions());
}
