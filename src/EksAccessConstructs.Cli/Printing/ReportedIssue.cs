using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>A finding, or a change of a comparison, for the formats of services that know neither: GitLab's code quality and JUnit.</summary>
/// <param name="Code">The code of the rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What it is.</param>
/// <param name="Location">Where it is; null where it has no place.</param>
internal sealed partial record ReportedIssue(string Code, Severity Severity, string Message, SourceLocation? Location)
{
    /// <summary>What tells it from others in every run, whatever lines move.</summary>
    /// <value>Default: made of code, file and message, without the lines that the message names.</value>
    public string Identity { get; init; } = $"{Code}\n{Location?.File}\n{Lines().Replace(Message, "")}";

    /// <summary>Why it is accepted, by whom and until when; null where it is not.</summary>
    /// <value>Default: null.</value>
    public string? Accepted { get; init; }

    /// <summary>The hash of <see cref="Identity"/>, as 64 hexadecimal digits.</summary>
    public string Fingerprint => FingerprintOf(Identity);

    /// <summary>The fingerprint of what tells something from others in every run, as 64 hexadecimal digits.</summary>
    public static string FingerprintOf(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));

    /// <summary>A finding.</summary>
    public static ReportedIssue Of(Finding finding) => new(finding.Code, finding.Severity, finding.Message, finding.Location);

    /// <summary>A finding that a baseline holds.</summary>
    public static ReportedIssue OfBaseline(Finding finding) => Of(finding) with { Accepted = "in the baseline" };

    /// <summary>A finding that is accepted.</summary>
    public static ReportedIssue Of(SuppressedFinding one) => Of(one.Finding.Finding) with
    {
        Accepted = FindingSarif.Accepted(one.Suppression.Reason, one.Suppression.Owner, one.Suppression.Expires).Justification,
    };

    [GeneratedRegex(@":\d+:\d+|(?<=\blines?) \d+( to \d+ of \d+ \(\d+ %\))?")]
    private static partial Regex Lines();
}
