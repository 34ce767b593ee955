namespace EksAccessConstructs.Cli.Printing;

/// <summary>Issues as a code quality report, which GitLab shows in a merge request.</summary>
/// <remarks>Source: GitLab Docs, "Code Quality", "Code Quality report format": every key here is required; fingerprints are unique in a report, and
/// what has no place is shown at the first line of the folder.</remarks>
internal static class GitLabReport
{
    private const string NoFile = ".";

    /// <summary>Writes the report. What is accepted is left out: GitLab knows no such thing.</summary>
    public static void Write(IEnumerable<ReportedIssue> issues, TextWriter writer) => Json.Write(
        issues.Where(issue => issue.Accepted is null).DistinctBy(issue => issue.Fingerprint).Select(Row).ToArray(),
        FindingShapes.Readable.GitLabIssueArray,
        writer);

    private static GitLabIssue Row(ReportedIssue issue) => new(
        issue.Message,
        issue.Code,
        issue.Fingerprint,
        issue.Severity switch { Severity.Error => "critical", Severity.Warning => "major", Severity.Info => "info" },
        new GitLabPlace(issue.Location?.File ?? NoFile, new GitLabLines(issue.Location?.Line ?? 1)));
}

/// <summary>An issue of GitLab's code quality.</summary>
internal sealed record GitLabIssue(
    string Description,
    [property: System.Text.Json.Serialization.JsonPropertyName("check_name")] string CheckName,
    string Fingerprint,
    string Severity,
    GitLabPlace Location);

/// <summary>A file, and where in it.</summary>
internal sealed record GitLabPlace(string Path, GitLabLines Lines);

/// <summary>The line that it begins at.</summary>
internal sealed record GitLabLines(int Begin);
