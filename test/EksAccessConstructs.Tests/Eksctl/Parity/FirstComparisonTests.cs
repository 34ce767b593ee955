using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Tests.Eksctl.Parity.Comparing;
using EksAccessConstructs.Tests.Eksctl.Parity.Facts;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>The comparison against the program that first made it, where that program is beside the project.</summary>
public sealed class FirstComparisonTests
{
    private const string Name = "selfmanaged-addons";

    [Fact]
    public void Both_comparisons_report_the_same()
    {
        var tool = Repository.BesideOrSkip("tools", "eksctl-parity", "parity.py");
        var python = ExternalProgram.OrSkip("python3", "-c", "import tomllib, yaml");
        var theirs = EksctlFolder.Read(EksctlOracle.Templates(Name));
        using var test = EksctlStack.Synthesize(EksctlOracle.Config(Name), DefaultsFlavour.Secure);

        var accepted = AcceptedFiles.Paths(DefaultsFlavour.Secure).SelectMany(file => new[] { "--accept", file });
        var (_, first) = python.Run([tool, "compare", EksctlOracle.Templates(Name), test.Folder, "-v", .. accepted]);
        var ours = TemplateFacts.Of(CloudAssembly.Read(test.Folder, theirs.Config));
        var comparison = Comparison.Of(TemplateFacts.Of(theirs), ours, AcceptedFiles.For(DefaultsFlavour.Secure), EksctlOracle.Source(Name));

        Assert.Equal(first.TrimEnd().Split('\n'), comparison.Report(FactState.Missing, FactState.Different, FactState.Accepted, FactState.Extra).Split('\n'));
    }
}
