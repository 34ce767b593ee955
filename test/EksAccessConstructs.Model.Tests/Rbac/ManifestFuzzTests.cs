using System.Diagnostics;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Mutated manifests: nothing throws, nothing hangs, every refusal has a place, what is read can be written and read again.</summary>
public sealed class ManifestFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Mutated_manifests_neither_throw_nor_hang()
    {
        var first = Mutation.FirstSeed;
        var count = Mutation.Count(3_000);
        output.WriteLine($"seeds {first} to {first + count - 1}");
        var cases = Directory.GetFiles(Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac", "manifests", "cases"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .ToArray();
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            var text = Mutation.Of(cases[random.Next(cases.Length)], random);
            var clock = Stopwatch.StartNew();
            var file = KubernetesManifests.ReadFile(text, "fuzz.yaml");
            Assert.True(clock.Elapsed.TotalSeconds < 5, $"seed {seed} takes {clock.Elapsed}:\n{text}");
            Check(file, $"seed {seed}:\n{text}");
        }
    }

    private static void Check(ManifestFile file, string what)
    {
        Assert.True(file.Findings.All(finding => finding.Location is { Line: >= 1, Column: >= 1 }), what);
        foreach (var item in file.Items.Where(item => item.Outcome is ManifestOutcome.Ok))
        {
            var read = item.Object!.ToRbac();
            var again = KubernetesManifests.Read(RbacWriter.Write(read), "again.yaml");
            Assert.True(item.Object.Metadata["generateName"] is not null || again.Value!.All is [var one] && one == read, what);
        }
    }
}
