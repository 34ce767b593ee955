using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Facts of eksctl's templates against those that the program which first compared them found.</summary>
public sealed class TemplateFactsTests
{
    public static TheoryData<string> Configs => [.. EksctlOracle.Names];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Templates_of_eksctl_say_what_the_oracle_says(string name)
    {
        var folder = EksctlOracle.Templates(name);

        var facts = string.Concat(TemplateFacts.Of(EksctlFolder.Read(folder)).Select(fact => $"{fact.Key} = {fact.Value}\n"));

        Assert.Equal(File.ReadAllText(Path.Combine(folder, "facts.txt")).Split('\n'), facts.Split('\n'));
    }
}
