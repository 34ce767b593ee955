using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Findings in the format asked for.</summary>
internal static class FindingPrinter
{
    /// <summary>Writes findings, in the order given.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="format">The format.</param>
    /// <param name="rules">The rules the findings may come from, for SARIF.</param>
    /// <param name="host">Where to.</param>
    public static void Print(ValueList<Finding> findings, OutputFormat format, IEnumerable<RuleInfo> rules, ToolHost host)
    {
        switch (format)
        {
            case OutputFormat.Text:
                Text(findings, host.Out, new Paint(host.Colour));
                break;
            case OutputFormat.Json:
                FindingJson.Write(findings, host.Out);
                break;
            case OutputFormat.Sarif:
                FindingSarif.Write(findings, rules, host.Out);
                break;
            case OutputFormat.GitLab:
                GitLabReport.Write(findings.Select(ReportedIssue.Of), host.Out);
                break;
            case OutputFormat.JUnit:
                JUnitReport.Write([.. findings.Select(ReportedIssue.Of)], host.Out);
                break;
        }
    }

    /// <summary>One line a finding: <c>file:line:col: error CODE: text</c>.</summary>
    public static void Text(IEnumerable<Finding> findings, TextWriter writer, Paint paint)
    {
        foreach (var finding in findings)
        {
            var line = VisibleText.Of(finding.ToString());
            writer.WriteLine(finding.Severity switch
            {
                Severity.Error => paint.Red(line),
                Severity.Warning => paint.Yellow(line),
                Severity.Info => line,
            });
        }
    }

    /// <summary>How many there are, on standard error, so that the findings can be piped on.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="suppressed">How many are accepted.</param>
    /// <param name="host">Where to.</param>
    /// <param name="known">How many a baseline holds.</param>
    public static void Summary(ValueList<Finding> findings, int suppressed, ToolHost host, int known = 0)
    {
        var counts = new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Select(severity => (Word: Word(severity), Count: findings.Count(finding => finding.Severity == severity)))
            .Append((Word: "suppressed", Count: suppressed))
            .Append((Word: "in the baseline", Count: known))
            .Where(count => count.Count > 0)
            .Select(count => $"{count.Count} {count.Word}{(count is { Count: > 1, Word: "error" or "warning" } ? "s" : "")}")
            .ToList();
        host.Error.WriteLine(counts.Count == 0 ? "no findings" : string.Join(", ", counts));
    }

    /// <summary>The word for a severity.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
    };
}
