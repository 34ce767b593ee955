namespace EksAccessConstructs.Lint;

/// <summary>A finding that somebody has looked at and accepts, for a reason and for a time.</summary>
public sealed record Suppression
{
    /// <summary>The code of the rule, such as <c>RB012</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The object that it is accepted on, as findings name it: <c>ClusterRoleBinding break-glass</c>, an ARN; a
    /// star at the end stands for any ending.</summary>
    public required string On { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who accepted it, and will be asked when it expires.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Where it is written.</summary>
    public Origin Origin { get; init; }

    /// <summary>The line that a comment is about; null for suppressions that are not comments.</summary>
    internal SourceLocation? Line { get; init; }

    /// <summary>True where it is about a finding, or about one of the places of a finding.</summary>
    internal bool Covers(LintFinding finding) => finding.Finding.Code == Rule
        && (CoversWhole(finding) || finding.Places.Any(place => IsOn(place, Line)));

    /// <summary>What suppressions leave of a finding: itself, itself at the first of its places that no comment is about, or null where all of it is
    /// accepted. A comment beside one rule of a role accepts no other one.</summary>
    internal static LintFinding? Open(LintFinding finding, IEnumerable<Suppression> all)
    {
        var covering = all.Where(suppression => suppression.Covers(finding)).ToList();
        if (covering.Count == 0)
        {
            return finding;
        }

        var left = finding.Places.FirstOrDefault(place => !covering.Exists(suppression => IsOn(place, suppression.Line)));
        return left is null || covering.Exists(suppression => suppression.CoversWhole(finding))
            ? null
            : finding with { Finding = finding.Finding with { Location = left } };
    }

    private bool CoversWhole(LintFinding finding) => Line is null ? IsNamed(finding.On) : IsOn(finding.Object, Line);

    private static bool IsOn(SourceLocation? location, SourceLocation? line) =>
        location is not null && line is not null && location.File == line.File && location.Line == line.Line;

    private bool IsNamed(string name) => On.EndsWith('*') ? name.StartsWith(On[..^1], StringComparison.Ordinal) : name == On;
}
