namespace EksAccessConstructs.Testing;

/// <summary>An assertion about access does not hold. Every test framework shows the message as it is.</summary>
public sealed class AccessAssertionException : Exception
{
    internal AccessAssertionException(string assertion, ValueList<AccessFailure> failures)
        : base($"{assertion} does not hold:\n{string.Join('\n', failures)}")
    {
        Assertion = assertion;
        Failures = failures.Select(failure => failure.Problem).ToValueList();
    }

    /// <summary>The assertion, as it was asked: <c>Cannot(arn:aws:iam::111122223333:role/ci, delete, secrets)</c>.</summary>
    public string Assertion { get; }

    /// <summary>All that is against it, one sentence each, without the chains.</summary>
    public ValueList<string> Failures { get; }
}
