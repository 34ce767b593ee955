using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>Every key that the key table calls carried changes what comes out when its value changes.</summary>
public sealed class CarriedKeysTests
{
    private const int AppSize = 120;

    /// <summary>Keys that take one value only: another is refused.</summary>
    private static readonly string[] OneValue = ["apiVersion", "kind", "identityProviders[].type", "nodeGroups[].asgMetricsCollection[].granularity",
        "capabilities[].deletePropagationPolicy"];

    /// <summary>Keys that no template can carry: the report tells what becomes of them, or what is to be done by hand.</summary>
    private static readonly string[] Reported =
    [
        "iamIdentityMappings[].account", "iamIdentityMappings[].serviceName", "iamIdentityMappings[].namespace",
        "capabilities[].accessPolicies[].policyARN", "capabilities[].accessPolicies[].accessScope.type",
        "capabilities[].accessPolicies[].accessScope.namespaces", "gitops.flux.gitProvider", "gitops.flux.flags",
        "karpenter.version", "karpenter.createServiceAccount",
    ];

    private static readonly string[] Carried = [.. CarriedKeys.All.Where(key => key.State is KeyState.Carried).Select(key => key.Path)];

    [Fact]
    public void Every_carried_key_has_a_sample() => AllSampled("no row in key-samples.txt for", Carried.Except(KeySamples.All.Keys));

    [Fact]
    public void No_other_key_has_a_sample() => AllSampled("not carried, yet in key-samples.txt:", KeySamples.All.Keys.Except(Carried));

    [Fact]
    public void A_key_that_takes_one_value_refuses_others() => Assert.All(OneValue, key =>
    {
        var sample = KeySamples.All[key];
        Assert.Empty(Planned.Of(ConfigTree.Plain().Set(sample, sample.Second).ToString()).Errors);
        Assert.NotEmpty(Planned.Of(ConfigTree.Plain().Set(sample, sample.More[0]).ToString()).Errors);
    });

    [Fact]
    public void A_key_that_no_template_can_carry_is_in_the_report() => Assert.All(Reported, key =>
    {
        var (first, second) = Both(KeySamples.All[key]);
        Assert.NotEqual(Report(first), Report(second));
    });

    [Fact]
    [Trait("Duration", "Minutes")]
    public void Every_other_carried_key_reaches_the_template_or_a_manifest()
    {
        var samples = KeySamples.All.Values.Where(sample => !OneValue.Contains(sample.Path) && !Reported.Contains(sample.Path))
            .Select(sample => (sample.Path, Texts: Both(sample)))
            .ToList();
        var wrong = samples
            .SelectMany(sample => new[] { sample.Texts.First, sample.Texts.Second }
                .SelectMany(text => Planned.Of(text).Errors)
                .Select(error => $"{sample.Path}: {error}"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        var built = Build([.. samples.SelectMany(sample => new[] { sample.Texts.First, sample.Texts.Second }).Distinct()]);

        var lost = samples.Where(sample => built[sample.Texts.First] == built[sample.Texts.Second]).Select(sample => sample.Path).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private static void AllSampled(string problem, IEnumerable<string> keys) =>
        Assert.True(!keys.Any(), string.Join('\n', keys.Select(key => $"{problem} {key}")));

    private static (string First, string Second) Both(KeySample sample) =>
        (ConfigTree.Plain().Set(sample, sample.First).ToString(), ConfigTree.Plain().Set(sample, sample.Second).ToString());

    private static string Report(string text) => string.Join('\n', Sound(text).CarriedOver) + string.Join('\n', Planned.Of(text).Findings);

    private static EksAccessConstructs.Review.ClusterPlan Sound(string text)
    {
        var planned = Planned.Of(text);
        return planned.Sound ?? throw new ArgumentException($"{string.Join('\n', planned.Errors)}\n{text}", nameof(text));
    }

    // What comes out for each config: its template, and the manifests beside it.
    private static Dictionary<string, string> Build(string[] configs)
    {
        var built = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in configs.Chunk(AppSize))
        {
            using var stacks = new ManyStacks();
            var plans = part.Select(text => (Text: text, Plan: Sound(text))).Select(one => (one.Text, one.Plan, Stack: stacks.Build(one.Plan))).ToList();
            stacks.Synthesize();
            foreach (var (text, plan, stack) in plans)
            {
                built[text] = stacks.Template(stack) + string.Concat(plan.Rbac.All.Select(RbacWriter.Write));
            }
        }

        return built;
    }
}
