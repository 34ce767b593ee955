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

    /// <summary>True where it is about a finding.</summary>
    internal bool Covers(LintFinding finding) => finding.Finding.Code == Rule && (Line is { } line
        ? IsOn(finding.Finding.Location, line) || IsOn(finding.Object, line)
        : IsNamed(finding.On));

    private static bool IsOn(SourceLocation? location, SourceLocation line) => location is not null && location.File == line.File && location.Line == line.Line;

    private bool IsNamed(string name) => On.EndsWith('*') ? name.StartsWith(On[..^1], StringComparison.Ordinal) : name == On;
}
