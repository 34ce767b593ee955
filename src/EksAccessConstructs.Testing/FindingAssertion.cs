using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Testing;

/// <summary>What readers and the linter find that nobody accepts.</summary>
internal static class FindingAssertion
{
    /// <summary>The findings, by place.</summary>
    public static ValueList<AccessFailure> Check(AccessTexts texts, TestedClusters clusters, Severity from)
    {
        var readings = AcceptedSuppressions.Read(texts.Accepted, texts.Inputs).ToList();
        var report = Linter.Run(clusters.All, new LintOptions
        {
            Suppressions = readings.SelectMany(reading => reading.Value?.All ?? []).ToValueList(),
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
        });
        return clusters.Findings.Concat(readings.SelectMany(reading => reading.Findings)).Concat(report.Findings.Select(finding => finding.Finding))
            .Distinct()
            .Where(finding => finding.Severity >= from)
            .OrderBy(finding => finding.Location)
            .Select(finding => new AccessFailure($"{finding}"))
            .ToValueList();
    }
}
