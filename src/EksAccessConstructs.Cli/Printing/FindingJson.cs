using System.Globalization;
using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Findings as JSON: docs/schema/findings.schema.json.</summary>
internal sealed record FindingsDocument(IReadOnlyList<FindingRow> Findings, FindingCounts Counts)
{
    /// <summary>Findings of the linter that are accepted; null for other verbs.</summary>
    public IReadOnlyList<SuppressedRow>? Suppressed { get; init; }
}

/// <summary>A finding that is accepted.</summary>
internal sealed record SuppressedRow(FindingRow Finding, string Reason, string Owner, string Expires);

/// <summary>One finding.</summary>
internal sealed record FindingRow(string Code, string Severity, string Message, string? File, int? Line, int? Column);

/// <summary>How many findings of each severity.</summary>
internal sealed record FindingCounts(int Error, int Warning, int Info);

/// <summary>Writes findings as JSON.</summary>
internal static class FindingJson
{
    /// <summary>Writes one document.</summary>
    public static void Write(ValueList<Finding> findings, TextWriter writer) =>
        Json.Write(new FindingsDocument([.. findings.Select(Row)], Count(findings)), FindingShapes.Readable.FindingsDocument, writer);

    /// <summary>Writes one document with accepted findings.</summary>
    public static void Write(ValueList<Finding> findings, ValueList<SuppressedFinding> suppressed, TextWriter writer) => Json.Write(
        new FindingsDocument([.. findings.Select(Row)], Count(findings)) { Suppressed = [.. suppressed.Select(Row)] },
        FindingShapes.Readable.FindingsDocument,
        writer);

    /// <summary>One finding as a row.</summary>
    public static FindingRow Row(Finding finding) =>
        new(finding.Code, FindingPrinter.Word(finding.Severity), finding.Message, finding.Location?.File, finding.Location?.Line, finding.Location?.Column);

    private static SuppressedRow Row(SuppressedFinding one) =>
        new(Row(one.Finding.Finding), one.Suppression.Reason, one.Suppression.Owner,
            one.Suppression.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static FindingCounts Count(ValueList<Finding> findings) =>
        new(findings.Count(finding => finding.Severity == Severity.Error), findings.Count(finding => finding.Severity == Severity.Warning),
            findings.Count(finding => finding.Severity == Severity.Info));
}
