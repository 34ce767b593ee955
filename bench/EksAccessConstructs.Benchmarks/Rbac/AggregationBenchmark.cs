using System.Globalization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Benchmarks.Rbac;

/// <summary>ClusterRoles that aggregate others: many that gather one label, each with a selector of its own, or all from each other.</summary>
internal static class AggregationBenchmark
{
    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine("Aggregation, one thread, wall ms of one index");
        Console.WriteLine();
        Console.WriteLine("| gatherers | fed by | one label | a selector each | from each other |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        GC.KeepAlive(Index(World(10, _ => [Label("x")], ownLabel: null)));
        foreach (var count in new[] { 100, 200, 400, 1_000 })
        {
            var one = World(count, _ => [Label("x")], null);
            var each = World(count, i => [Label("x"), Label($"l{i}")], null);
            var circle = World(count, _ => [Label("x")], "x");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count:N0} | {count:N0} | {Ms(one)} | {Ms(each)} | {Ms(circle)} |"));
        }
    }

    private static string Ms(RbacObjects objects) => (Measure.Once(() => GC.KeepAlive(Index(objects))) * 1e3).ToString("F0", CultureInfo.InvariantCulture);

    private static RbacEvaluator Index(RbacObjects objects) => RbacEvaluator.Create(objects);

    private static RbacObjects World(int count, Func<int, ValueList<LabelSelector>> selectors, string? ownLabel) => new([
        .. Enumerable.Range(0, count).Select(i => new ClusterRole
        {
            Name = $"all-{i}",
            Labels = ownLabel is null ? default : ValueMap.Of((ownLabel, "true")),
            Rules = [Rule($"own{i}")],
            Aggregation = new(selectors(i)),
        }),
        .. Enumerable.Range(0, count).Select(i => new ClusterRole { Name = $"one-{i}", Labels = ValueMap.Of(("x", "true")), Rules = [Rule($"r{i}")] }),
        .. Enumerable.Range(0, count).Select(i => ClusterRole.Of($"all-{i}").BindTo(Subject.User($"user-{i}"))),
    ]);

    private static LabelSelector Label(string label) => new() { MatchLabels = ValueMap.Of((label, "true")) };

    private static RbacRule Rule(string resource) => new() { Verbs = ["get"], ApiGroups = [""], Resources = [resource] };
}
