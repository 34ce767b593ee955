using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Lint;

/// <summary>Holds clusters against rules.</summary>
public static class Linter
{
    /// <summary>Every breach of the rules.</summary>
    /// <param name="cluster">What is known of the cluster's access.</param>
    /// <param name="options">Which rules, and what is accepted.</param>
    public static LintReport Run(ClusterSnapshot cluster, LintOptions options) => Run([cluster], options);

    /// <summary>Every breach of the rules in several clusters.</summary>
    /// <param name="clusters">What is known of each cluster's access.</param>
    /// <param name="options">Which rules, and what is accepted, in whichever cluster.</param>
    public static LintReport Run(IEnumerable<ClusterSnapshot> clusters, LintOptions options)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(options);
        var found = clusters.Select(cluster => new LintInput(cluster, options.Before))
            .SelectMany(input => options.Rules.SelectMany(rule => rule.Check(input)))
            .Distinct()
            .ToList();
        var counting = options.Suppressions.Where(suppression => suppression.Expires >= options.Today).ToList();
        var open = found.Select(finding => Suppression.Open(finding, counting)).OfType<LintFinding>();
        return new LintReport(
            Ordered(open.Concat(Expired(options)).Concat(Unused(counting, found))),
            found.Where(finding => Suppression.Open(finding, counting) is null).SelectMany(finding => counting
                .Where(suppression => suppression.Covers(finding))
                .Take(1)
                .Select(suppression => new SuppressedFinding(finding, suppression)))
                .ToValueList());
    }

    private static IEnumerable<LintFinding> Expired(LintOptions options) =>
        from suppression in options.Suppressions
        where suppression.Expires < options.Today
        select new LintFinding(suppression.On, SuppressionRules.NotExpired.At(suppression.Origin.Location,
            $"the suppression of {suppression.Rule} on '{suppression.On}' expired on {suppression.Expires:yyyy-MM-dd}; "
                + $"mend what it is about, or let {suppression.Owner} decide anew ('{suppression.Reason}')"));

    private static IEnumerable<LintFinding> Unused(List<Suppression> counting, List<LintFinding> found) =>
        from suppression in counting
        where !found.Exists(suppression.Covers)
        select new LintFinding(suppression.On, SuppressionRules.Used.At(
            suppression.Origin.Location, $"nothing breaks {suppression.Rule} on '{suppression.On}'; take the suppression out"));

    // By place, then code; what has no place comes first. The sort is stable, so the order of rules and objects decides the rest.
    private static ValueList<LintFinding> Ordered(IEnumerable<LintFinding> findings) =>
        findings.OrderBy(finding => finding.Finding.Location).ThenBy(finding => finding.Finding.Code, StringComparer.Ordinal).ToValueList();
}

/// <summary>How to lint.</summary>
public sealed record LintOptions
{
    /// <summary>The rules.</summary>
    /// <value>Default: all of <see cref="LintRules"/>.</value>
    public ValueList<LintRule> Rules { get; init; } = LintRules.All;

    /// <summary>The RBAC objects as they are in the cluster before this change.</summary>
    /// <value>Default: null, not known.</value>
    public RbacObjects? Before { get; init; }

    /// <summary>What is accepted.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<Suppression> Suppressions { get; init; }

    /// <summary>The day that suppressions are held against.</summary>
    /// <value>Default: the first of all days, on which no suppression has expired.</value>
    public DateOnly Today { get; init; }
}

/// <summary>What the linter found.</summary>
/// <param name="Findings">Every finding that nobody accepts, by place, then code; expired and unused suppressions are among them.</param>
/// <param name="Suppressed">Every finding that is accepted, with the suppression.</param>
public sealed record LintReport(ValueList<LintFinding> Findings, ValueList<SuppressedFinding> Suppressed)
{
    /// <summary>True where a finding is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Finding.Severity == Severity.Error);
}

/// <summary>A finding that is accepted.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Suppression">Why it is accepted, by whom and until when.</param>
public sealed record SuppressedFinding(LintFinding Finding, Suppression Suppression);
