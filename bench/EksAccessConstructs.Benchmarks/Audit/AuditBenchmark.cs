using System.Diagnostics;
using System.Globalization;
using EksAccessConstructs.Audit;

namespace EksAccessConstructs.Benchmarks.Audit;

/// <summary>Reading audit logs, at logs that grow ten times a step, up to 1 GB from a file. The wanted: 1 GB in at most 60 seconds and 300 MB.</summary>
internal static class AuditBenchmark
{
    private const int Seed = 20261128;

    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine($"Audit logs, one thread, seed {Seed}, once each");
        Console.WriteLine();
        Console.WriteLine("| MB | events | CPU s | MB per CPU s | users | largest working set so far, MB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var megabytes in new[] { 10, 100, 1_000 })
        {
            Console.WriteLine(Row(megabytes));
        }
    }

    private static string Row(int megabytes)
    {
        var file = Path.Combine(Path.GetTempPath(), $"audit-{Environment.ProcessId}.log");
        try
        {
            using (var log = new AuditWorld(megabytes * 1_000_000L, Seed))
            using (var written = File.Create(file))
            {
                log.CopyTo(written);
            }

            var tally = new AuditTally();
            var cpu = Environment.CpuUsage.TotalTime;
            using (var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
            {
                AuditFile.Read(file, read, tally);
            }

            var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            var process = Process.GetCurrentProcess();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {megabytes:N0} | {tally.Events:N0} | {spent:0.0} | {megabytes / spent:N0} | "
                    + $"{tally.ToLog().Actors.Count} | {process.PeakWorkingSet64 / 1e6:N0} |");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
