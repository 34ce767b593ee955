using System.Diagnostics;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Mutated manifests: nothing throws, nothing hangs, every refusal has a place, what is read can be written and read again.</summary>
/// <remarks><c>FUZZ_COUNT</c> sets the number of mutations, <c>FUZZ_SEED</c> the seed that a failure prints.</remarks>
public sealed class ManifestFuzzTests(ITestOutputHelper output)
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_COUNT"), out var count) ? count : 3_000;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var seed) ? seed : 20261125;
    private static readonly string[] Pieces =
    [
        "\t", " ", "  ", "\n", "\r\n", "\r", ":", ": ", "- ", "#", "'", "\"", "\\", "[", "]", "{", "}", ",", "&a ", "*a", "!", "!!str ", "!!int ", "!!binary ", "|\n", ">-\n", "%YAML 1.1\n",
        "---\n", "--- ", "...\n", "? ", "<<: ", "~", "null", "yes", "012", "1e3", ".inf", "é", "\u0085", "\u2028", "😀", "\ufeff", "\u0001", "items: []\n", "kind: List\n", "rules: [{}]\n",
        "metadata: null\n", "subjects: [~]\n", "roleRef: {kind: Role}\n", "[[[[[[[[[[", "{a: {a: {a: ", "{\"a\": 1}\n", "&a [*a, *a]", "\ud800",
    ];

    [Fact]
    public void Mutated_manifests_neither_throw_nor_hang()
    {
        output.WriteLine($"seed {Seed}, {Count} mutations");
        var cases = Directory.GetFiles(Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac", "manifests", "cases")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var random = new Random(Seed);
        for (var i = 0; i < Count; i++)
        {
            var text = Mutate(cases[random.Next(cases.Length)], random);
            var clock = Stopwatch.StartNew();
            var file = KubernetesManifests.ReadFile(text, "fuzz.yaml");
            Assert.True(clock.Elapsed.TotalSeconds < 5, $"seed {Seed}, mutation {i} takes {clock.Elapsed}:\n{text}");
            Check(file, $"seed {Seed}, mutation {i}:\n{text}");
        }
    }

    private static void Check(ManifestFile file, string what)
    {
        Assert.True(file.Findings.All(finding => finding.Spot is { Line: >= 1, Column: >= 1 }), what);
        foreach (var item in file.Items.Where(item => item.Outcome is ManifestOutcome.Ok))
        {
            var read = item.Object!.ToRbac();
            var again = KubernetesManifests.Read(RbacWriter.Write(read), "again.yaml");
            Assert.True(item.Object.Metadata["generateName"] is not null || again.Value!.All is [var one] && one == read, what);
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var rounds = random.Next(1, 5); rounds > 0; rounds--)
        {
            var place = random.Next(text.Length + 1);
            var lines = text.Split('\n');
            text = random.Next(5) switch
            {
                0 => text.Insert(place, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(place, Math.Min(random.Next(1, 5), text.Length - place)),
                2 => string.Join('\n', lines.Append(lines[random.Next(lines.Length)])),
                3 => string.Join('\n', lines.Select((line, i) => i == place % lines.Length ? $"  {line}" : line)),
                _ => string.Join('\n', lines.Where((_, i) => i != place % lines.Length)),
            };
        }

        return text;
    }
}
