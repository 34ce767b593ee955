using System.Globalization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Benchmarks.Rbac;

/// <summary>Decisions, index and memory of the evaluator, at clusters that grow ten times a step.</summary>
internal static class RbacBenchmark
{
    private const int Seed = 20261125;
    private const int Questions = 200_000;

    public static void Run()
    {
        Console.WriteLine($"RBAC evaluator, one thread, seed {Seed}, medians of 7 rounds of {Questions:N0} questions");
        Console.WriteLine();
        Console.WriteLine(
            "| roles | bindings | index ms | index MB | decisions/s | per CPU s | spread | allowed | µs per who-can | µs per rights | ms per escalation |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (roles, bindings) in new[] { (100, 500), (1_000, 5_000), (1_000, 10_000), (10_000, 50_000) })
        {
            Console.WriteLine(Row(roles, bindings));
        }
    }

    private static string Row(int roles, int bindings)
    {
        var world = new BigWorld(roles, bindings, Seed);
        var questions = world.Questions(Questions);
        var evaluator = RbacEvaluator.Create(world.Objects);

        var index = Measure.Of(() => RbacEvaluator.Create(world.Objects));
        var bytes = Measure.Bytes(() => RbacEvaluator.Create(world.Objects));
        var decide = Measure.Of(() => CountAllowed(evaluator, questions));
        var whoCan = Measure.Of(() => Each(questions[..20], question => evaluator.WhoCan(question.Request)));
        var rights = Measure.Of(() => Each(questions[..1000], question => evaluator.RightsOf(question.By)));

        var escalation = new Escalation(evaluator);
        var climb = Measure.Of(() => Each(questions[..3], question => escalation.From(question.By)));

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {roles:N0} | {bindings:N0} | {index.Wall * 1e3:F1} | {bytes / 1e6:F1} | {Questions / decide.Wall:N0} | {Questions / decide.Cpu:N0} | "
                + $"{decide.Spread:F2} | {100.0 * CountAllowed(evaluator, questions) / Questions:F0} % | {whoCan.Wall / 20 * 1e6:N0} | "
                + $"{rights.Wall / 1000 * 1e6:F1} | {climb.Wall / 3 * 1e3:F0} |");
    }

    private static int CountAllowed(RbacEvaluator evaluator, (Identity By, AccessRequest Request)[] questions)
    {
        var allowed = 0;
        foreach (var (by, request) in questions)
        {
            allowed += evaluator.Decide(by, request).IsAllowed ? 1 : 0;
        }

        return allowed;
    }

    private static void Each<T>(IEnumerable<T> items, Func<T, object> work)
    {
        foreach (var item in items)
        {
            GC.KeepAlive(work(item));
        }
    }
}
