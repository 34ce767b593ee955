using System.Globalization;
using System.Text;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Benchmarks.Rbac;

/// <summary>Reading and writing files of manifests, at files that grow ten times a step.</summary>
internal static class ManifestBenchmark
{
    private const int Seed = 20261125;

    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine($"Manifests, one thread, seed {Seed}, medians of 7 rounds");
        Console.WriteLine();
        Console.WriteLine("| documents | MB | parse CPU ms | read CPU ms | documents per CPU s | write CPU ms |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var documents in new[] { 100, 1_000, 10_000 })
        {
            Console.WriteLine(Row(documents));
        }
    }

    private static string Row(int documents)
    {
        var objects = new BigWorld(documents / 3, documents - (documents / 3), Seed).Objects;
        var text = RbacWriter.Write(objects.All);
        var parse = Measure.Of(() => YamlText.Read(text, "big.yaml"));
        var read = Measure.Of(() => KubernetesManifests.Read(text, "big.yaml"));
        var write = Measure.Of(() => RbacWriter.Write(objects.All));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {objects.All.Count:N0} | {Encoding.UTF8.GetByteCount(text) / 1e6:0.00} | {parse.Cpu * 1e3:0.0} | {read.Cpu * 1e3:0.0} | "
                + $"{objects.All.Count / read.Cpu:N0} | {write.Cpu * 1e3:0.0} |");
    }
}
