using System.Globalization;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>Where the model finds no error the constructs build, and where it finds one they refuse: over generated ClusterConfigs.</summary>
/// <remarks>No exception of a construct, of whatever type, is left for the net beneath them (EKS110).
/// Run by hand with more: GENERATED_CONFIGS=5000 GENERATED_SEED=1 dotnet test test/EksAccessConstructs.Tests --filter ModelAndConstructs.</remarks>
public sealed class ModelAndConstructsTests
{
    private const int AppSize = 100;

    [Fact]
    [Trait("Duration", "Minutes")]
    public void Model_and_constructs_agree_on_generated_configs()
    {
        var generator = new ConfigGenerator(Number("GENERATED_SEED", 8));

        Agree(Enumerable.Range(0, Number("GENERATED_CONFIGS", 200)).Select(_ => generator.Next()));
    }

    [Fact]
    [Trait("Duration", "Minutes")]
    public void Model_and_constructs_agree_on_every_value_of_a_key()
    {
        var all = KeySamples.All.Values.SelectMany(sample => sample.Values.Select(value => ConfigTree.Plain().Set(sample, value).ToString())).Distinct();

        Agree(Environment.GetEnvironmentVariable("GENERATED_CONFIGS") is null ? all.Where((_, index) => index % 12 == 0) : all);
    }

    [Fact]
    public void Model_and_constructs_agree_on_what_people_and_eksctl_wrote()
    {
        var folders = new[]
        {
            Repository.BesideOrSkip("oracle", "eksctl", "configs"),
            Repository.BesideOrSkip("oracle", "eksctl", "examples", "configs"),
            Repository.BesideOrSkip("published", "files"),
        };

        Agree(Files(folders).Select(File.ReadAllText).Where(text => text.Contains("kind: ClusterConfig", StringComparison.Ordinal)), DefaultsFlavour.Eksctl);
    }

    private static void Agree(IEnumerable<string> configs, DefaultsFlavour flavour = DefaultsFlavour.Secure)
    {
        var wrong = configs.Chunk(AppSize).SelectMany(part => Disagreements(part, flavour)).ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join("\n\n", wrong)}");
    }

    private static List<string> Disagreements(string[] configs, DefaultsFlavour flavour)
    {
        using var stacks = new ManyStacks();
        var wrong = new List<string>();
        foreach (var planned in configs.Select(text => Planned.Of(text, flavour)))
        {
            // A file that names no cluster never comes to a construct.
            var refused = planned.Plan is { Cluster: not null } plan ? RefusedBefore(planned) ?? Refusal(stacks, plan) : "nothing to build";
            if (planned.Sound is null == refused is null)
            {
                wrong.Add($"model: {string.Join('\n', planned.Errors)}\nconstructs: {refused}\n{planned.Text}");
            }
        }

        stacks.Synthesize();
        return wrong;
    }

    // What is wrong as text, is not carried, or is left to AWS, is not in the config any more that a construct gets.
    private static string? RefusedBefore(Planned planned) =>
        planned.Errors.FirstOrDefault(error => string.CompareOrdinal(error.Code, "EKS012") < 0 || error.Code is "EKS021" or "EKS038")?.Message;

    private static string? Refusal(ManyStacks stacks, EksAccessConstructs.Review.ClusterPlan plan)
    {
        try
        {
            stacks.Build(plan);
            return null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private static IEnumerable<string> Files(IEnumerable<string> folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
