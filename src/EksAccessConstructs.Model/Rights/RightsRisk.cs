using EksAccessConstructs.Lint;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>Why rights that were gained are dangerous, by a rule of the linter.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Problem">What the rights lead to, with the value.</param>
/// <param name="EksBenchmark">The recommendations of the CIS Amazon EKS Benchmark that speak of it.</param>
public sealed record RightsRisk(RuleInfo Rule, string Problem, ValueList<string> EksBenchmark)
{
    /// <summary>The problem without the way out.</summary>
    public string Danger => Problem.Split("; ")[0];

    /// <summary>The problem, and in brackets where the benchmark speaks of it.</summary>
    internal string WithBenchmark => EksBenchmark.IsEmpty ? Problem : $"{Problem} (CIS EKS {string.Join(", ", EksBenchmark)})";

    private static readonly DangerLint[] Dangers = [.. LintRules.All.OfType<DangerLint>()];

    /// <summary>The dangers of rights, each rule once, the worst first.</summary>
    /// <param name="rights">The rights.</param>
    /// <param name="inCluster">True where they are held in the whole cluster, false for a namespace.</param>
    internal static ValueList<RightsRisk> Of(RightSet rights, bool inCluster)
    {
        var rules = rights.AsRules().ToList();
        return Dangers
            .Select(danger => (Danger: danger, Problem: danger.DangerOf(rules, inCluster)))
            .Where(found => found.Problem is not null)
            .Select(found => new RightsRisk(found.Danger.Rule, found.Problem!, found.Danger.EksBenchmark))
            .OrderByDescending(risk => risk.Rule.Severity).ThenBy(risk => risk.Rule.Code, StringComparer.Ordinal)
            .ToValueList();
    }
}
