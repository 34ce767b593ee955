using System.Diagnostics;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests;

/// <summary>Mutated input of every kind through the whole road: reading, the plan of the app with its report, and every verb.
/// Nothing throws, nothing takes long, and no line is forged.</summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const string Admin = "arn:aws:iam::111122223333:role/Admin";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly string[][] Verbs =
    [
        ["check", "-"], ["check", "-", "--format", "sarif"], ["lint", "-"], ["lint", "-", "--format", "json"], ["what-can", "-", "--as", Admin],
        ["what-can", "-", "--user", "kim", "--group", "devs"], ["who-can", "create", "pods", "-", "-n", "shop"],
        ["who-can", "get", "nodes", "-", "--format", "json"], ["can-i", "get", "secrets", "-", "--as", Admin],
        ["can-i", "get", "--url", "/healthz", "-", "--user", "kim"], ["escalate", "-", "--as", Admin],
        ["escalate", "-", "--user", "kim", "--group", "devs", "--format", "json"], ["whoami", "-", "--as", Admin, "--session-name", "s"],
        ["lockout", "-", "PLAIN"], ["lockout", "PLAIN", "-"], ["migrate", "aws-auth", "-"], ["can-apply", "-", "--in", "PLAIN", "--as", Admin],
        ["can-apply", "PLAIN", "--in", "-", "--user", "kim"], ["can-apply", "--requests", "-", "PLAIN"],
    ];

    private static readonly string[][] TableVerbs = [["can-i", "--requests", "-", "PLAIN"], ["whoami", "PLAIN", "--callers", "-"]];

    [Fact]
    public void Mutated_input_neither_throws_nor_hangs_nor_forges_a_line()
    {
        var first = Mutation.FirstSeed;
        var count = Mutation.Count(300);
        using var plain = new TempFile(string.Join("\n---\n",
            Directory.GetFiles(Path.Combine(Repository.Root, "samples", "quickstart"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
        string[] texts = [.. Corpus("*.yaml"), .. Corpus("*.template.json")];
        var tables = Corpus("*.csv");
        var clock = Stopwatch.StartNew();
        var slowest = (Took: TimeSpan.Zero, What: "");
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            var isTable = random.Next(10) == 0;
            var text = isTable ? Mutation.Of(Pick(tables, random), random) : Documents(texts, random);
            var took = isTable ? Run(TableVerbs, text, plain.Path, seed) : Run(Verbs, text, plain.Path, seed);
            slowest = took.Took > slowest.Took ? took : slowest;
        }

        output.WriteLine(
            $"seeds {first} to {first + count - 1}: {count} inputs in {clock.Elapsed.TotalSeconds:F1} s; slowest {slowest.Took.TotalMilliseconds:F0} ms: "
                + $"{slowest.What}");
    }

    private static (TimeSpan Took, string What) Run(string[][] verbs, string text, string plain, int seed)
    {
        var slowest = verbs.Select(verb =>
            Timed($"seed {seed}, eks-access {string.Join(' ', verb)}", text, () => Verb([.. verb.Select(word => word == "PLAIN" ? plain : word)], text)))
            .Append(Timed($"seed {seed}, the app", text, () => Plan(text))).MaxBy(run => run.Took);
        return slowest;
    }

    // A machine that is busy, or code that is compiled at its first run, takes its time once: only what is slow again is slow.
    private static (TimeSpan Took, string What) Timed(string what, string text, Action run)
    {
        var took = Clocked(what, text, run);
        if (took >= Longest)
        {
            took = Clocked(what, text, run);
        }

        Assert.True(took < Longest, $"{what} takes {took}:\n{text}");
        return (took, what);
    }

    private static TimeSpan Clocked(string what, string text, Action run)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            run();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{what}: {error.Message}\n{text}", error);
        }

        return clock.Elapsed;
    }

    private static void Verb(string[] args, string text)
    {
        var run = ToolRun.With(text, 100, args);
        Assert.InRange(run.Code, 0, 3);
        foreach (var line in run.Out.Split('\n').Concat(run.Error.Split('\n')))
        {
            Assert.True(line.EnumerateRunes().All(VisibleText.IsShown)
                && !line.TrimStart().StartsWith("::", StringComparison.Ordinal)
                && !line.Contains("##[", StringComparison.Ordinal), line);
        }
    }

    // As the app does it, up to the constructs.
    private static void Plan(string text)
    {
        foreach (var cluster in ClusterInputs.Read(new InputText("fuzz.yaml", text)).Value?.Clusters ?? [])
        {
            foreach (var defaults in Enum.GetValues<DefaultsFlavour>())
            {
                if (ClusterPlan.Make(cluster, defaults, []) is { Value: { } plan } made)
                {
                    AccessReportMarkdown.Write(new AccessReport { Deployed = plan.Snapshot, CarriedOver = plan.CarriedOver, Findings = made.Findings });
                }
            }
        }
    }

    private static string Documents(string[] texts, Random random) =>
        string.Join("\n---\n", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Mutation.Of(Pick(texts, random), random)));

    private static string Pick(string[] texts, Random random) => texts[random.Next(texts.Length)];

    // Everything that the real programs were asked about, and templates, so long as it is short.
    private static string[] Corpus(string pattern) =>
        [.. Directory.GetFiles(Repository.Test("EksAccessConstructs.Model.Tests", "oracle"), pattern, SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "samples"), pattern, SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Repository.Test("EksAccessConstructs.Model.Tests", "Templates", "fixtures"), pattern, SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length < 3_000)];
}
