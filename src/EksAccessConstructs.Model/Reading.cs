using System.Diagnostics.CodeAnalysis;

namespace EksAccessConstructs;

/// <summary>What came of reading something: the value where there is one, and everything that was found on the way.</summary>
/// <param name="Value">The value; null where nothing usable could be read.</param>
/// <param name="Findings">Every problem met, in the order met.</param>
public sealed record Reading<T>(T? Value, ValueList<Finding> Findings)
    where T : class
{
    /// <summary>True where there is a value and no finding is an error.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null && !HasErrors;

    /// <summary>True where at least one finding is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The value of a reading that is known to be right, such as a constant in code.</summary>
    /// <exception cref="FormatException">A finding is an error; the message lists all findings.</exception>
    public T OrThrow() => Ok ? Value : throw new FormatException(string.Join('\n', Findings));
}
