using System.Diagnostics;
using System.Globalization;

namespace EksAccessConstructs.Benchmarks;

/// <summary>What a piece of work costs, as medians of rounds. CPU seconds are steadier than wall seconds on a machine that others use too.</summary>
/// <param name="Wall">Wall seconds of one round.</param>
/// <param name="Cpu">CPU seconds of one round, garbage collection included.</param>
/// <param name="Spread">The slowest round over the fastest, by CPU.</param>
internal sealed record Measure(double Wall, double Cpu, double Spread)
{
    private const int Rounds = 7;

    /// <summary>Runs the work until it is warm (at least a second), then measures rounds of it.</summary>
    public static Measure Of(Action work)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 1;)
        {
            work();
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(work)).ToList();
        return new(Median(rounds.Select(round => round.Wall)), Median(rounds.Select(round => round.Cpu)),
            rounds.Max(round => round.Cpu) / rounds.Min(round => round.Cpu));
    }

    /// <summary>Wall seconds of work that takes too long for rounds.</summary>
    public static double Once(Action work)
    {
        var wall = Stopwatch.StartNew();
        work();
        return wall.Elapsed.TotalSeconds;
    }

    /// <summary>CPU milliseconds and allocated megabytes of work that takes too long for rounds, in words.</summary>
    public static string CpuAndMemory(Action work)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes();
        var cpu = Environment.CpuUsage.TotalTime;
        work();
        var spent = Environment.CpuUsage.TotalTime - cpu;
        return string.Create(
            CultureInfo.InvariantCulture, $"{spent.TotalMilliseconds:F0} ({(GC.GetTotalAllocatedBytes() - bytes) / 1e6:F0} MB)");
    }

    /// <summary>The bytes that a thing keeps alive.</summary>
    public static long Bytes<T>(Func<T> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var thing = make();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(thing);
        return bytes;
    }

    private static (double Wall, double Cpu) Round(Action work)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        work();
        wall.Stop();
        process.Refresh();
        return (wall.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
