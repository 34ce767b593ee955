using System.Text.Json;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Findings that were there already when a baseline was written, by fingerprint, so that only new ones count.</summary>
/// <remarks>A finding that is there twice is in the baseline twice. Findings of what could not be read are in no baseline: with them nothing is known of
/// what is new.</remarks>
internal sealed class Baseline
{
    private readonly HashSet<Finding> known = new(ReferenceEqualityComparer.Instance);

    private Baseline(BaselineDocument document, IReadOnlyCollection<Finding> findings)
    {
        var left = document.Findings.GroupBy(row => row.Fingerprint, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var fingerprint = ReportedIssue.Of(finding).Fingerprint;
            if (left.GetValueOrDefault(fingerprint) > 0)
            {
                left[fingerprint]--;
                known.Add(finding);
            }
        }

        Gone = left.Values.Sum();
    }

    /// <summary>How many findings of the baseline are not there any more.</summary>
    public int Gone { get; }

    /// <summary>True where the baseline holds a finding: one of those it was held against.</summary>
    public bool Holds(Finding finding) => known.Contains(finding);

    /// <summary>Holds findings against a baseline.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="findings">The findings that can be in it.</param>
    /// <exception cref="UnreadableException">The text is not a baseline.</exception>
    public static Baseline Read(string text, string file, IReadOnlyCollection<Finding> findings)
    {
        try
        {
            return JsonSerializer.Deserialize(text, FindingShapes.Readable.BaselineDocument) is { Findings: not null } document
                && document.Findings.All(row => row?.Fingerprint is not null)
                ? new Baseline(document, findings)
                : throw new UnreadableException(NotOne(file));
        }
        catch (JsonException)
        {
            throw new UnreadableException(NotOne(file));
        }
    }

    /// <summary>The baseline of findings, with the text of its file.</summary>
    public static (Baseline Baseline, string Text) Of(IReadOnlyCollection<Finding> findings)
    {
        var document = new BaselineDocument([.. findings.Select(Row)]);
        using var writer = new StringWriter();
        Json.Write(document, FindingShapes.Readable.BaselineDocument, writer);
        return (new Baseline(document, findings), writer.ToString());
    }

    private static BaselineRow Row(Finding finding) =>
        new(ReportedIssue.Of(finding).Fingerprint, finding.Code, finding.Location?.File, finding.Message);

    private static string NotOne(string file) => $"'{file}' is not a baseline; name a file that 'eks-access lint --write-baseline FILE PATH…' has written";
}

/// <summary>A baseline as JSON: docs/schema/baseline.schema.json.</summary>
internal sealed record BaselineDocument(IReadOnlyList<BaselineRow> Findings);

/// <summary>A finding that was there; all but the fingerprint is for people.</summary>
internal sealed record BaselineRow(string Fingerprint, string Code, string? File, string Message);
