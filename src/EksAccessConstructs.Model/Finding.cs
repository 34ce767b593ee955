namespace EksAccessConstructs;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Legal but doubtful; work goes on.</summary>
    Warning,

    /// <summary>Wrong; nothing is synthesized from it.</summary>
    Error,
}

/// <summary>A place in a file that somebody wrote.</summary>
/// <param name="File">The file as it was named to us.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public sealed record SourceLocation(string File, int Line, int Column) : IComparable<SourceLocation>
{
    /// <summary>By file, then line, then column.</summary>
    public int CompareTo(SourceLocation? other) =>
        other is null ? 1 : (string.CompareOrdinal(File, other.File), Line.CompareTo(other.Line), Column.CompareTo(other.Column)) switch
        {
            (0, 0, var column) => column,
            (0, var line, _) => line,
            (var file, _, _) => file,
        };

    /// <summary>By line and column: what is compared stands in a few files, whose long names would be read each time.</summary>
    public override int GetHashCode() => HashCode.Combine(Line, Column);

    /// <summary><c>file:line:column</c>, as compilers print it and editors follow it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";

    /// <summary>Earlier in order.</summary>
    public static bool operator <(SourceLocation? left, SourceLocation? right) => Comparer<SourceLocation>.Default.Compare(left, right) < 0;

    /// <summary>Earlier in order, or the same.</summary>
    public static bool operator <=(SourceLocation? left, SourceLocation? right) => Comparer<SourceLocation>.Default.Compare(left, right) <= 0;

    /// <summary>Later in order.</summary>
    public static bool operator >(SourceLocation? left, SourceLocation? right) => Comparer<SourceLocation>.Default.Compare(left, right) > 0;

    /// <summary>Later in order, or the same.</summary>
    public static bool operator >=(SourceLocation? left, SourceLocation? right) => Comparer<SourceLocation>.Default.Compare(left, right) >= 0;
}

/// <summary>One problem, as data: what is wrong, with which value, where, and the way out.</summary>
/// <param name="Code">The stable code of the rule, such as <c>EKS012</c>; catalogued in docs/rules.md.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">Lower case, no final period: the problem, the value in quotes, then the way out.</param>
/// <param name="Location">Where it is; null where it is about no one place.</param>
public sealed record Finding(string Code, Severity Severity, string Message, SourceLocation? Location = null)
{
    /// <summary><c>file:line:col: error EKS012: text</c>.</summary>
    public override string ToString() => $"{(Location is null ? "" : $"{Location}: ")}{Word(Severity)} {Code}: {Message}";

    private static string Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
    };
}

/// <summary>A rule that findings come from: its code, what it asks for in one sentence, and how much a breach matters.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">How much a breach matters unless the finding says otherwise.</param>
/// <param name="Sentence">What the rule asks for, in one sentence.</param>
public sealed record RuleInfo(string Code, Severity Severity, string Sentence)
{
    /// <summary>A finding of this rule.</summary>
    public Finding At(SourceLocation? location, string message) => new(Code, Severity, message, location);
}
