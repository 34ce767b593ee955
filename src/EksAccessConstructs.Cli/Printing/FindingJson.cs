namespace EksAccessConstructs.Cli.Printing;

/// <summary>Findings as JSON: docs/schemas/findings.schema.json.</summary>
internal sealed record FindingsDocument(IReadOnlyList<FindingRow> Findings, FindingCounts Counts);

/// <summary>One finding.</summary>
internal sealed record FindingRow(string Code, string Severity, string Message, string? File, int? Line, int? Column);

/// <summary>How many findings of each severity.</summary>
internal sealed record FindingCounts(int Error, int Warning, int Info);

/// <summary>Writes findings as JSON.</summary>
internal static class FindingJson
{
    /// <summary>Writes one document.</summary>
    public static void Write(ValueList<Finding> findings, TextWriter writer) =>
        Json.Write(new FindingsDocument([.. findings.Select(Row)], Count(findings)), JsonShapes.Readable.FindingsDocument, writer);

    /// <summary>One finding as a row.</summary>
    public static FindingRow Row(Finding finding) =>
        new(finding.Code, FindingPrinter.Word(finding.Severity), finding.Message, finding.Spot?.File, finding.Spot?.Line, finding.Spot?.Column);

    private static FindingCounts Count(ValueList<Finding> findings) =>
        new(findings.Count(finding => finding.Severity == Severity.Error), findings.Count(finding => finding.Severity == Severity.Warning), findings.Count(finding => finding.Severity == Severity.Info));
}
