using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Testing;

/// <summary>One thing that is against an assertion.</summary>
/// <param name="Problem">What is so and should not be, in one sentence without a final period.</param>
internal sealed record AccessFailure(string Problem)
{
    /// <summary>The chain to a right, the near miss, what is not known: one line each.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Details { get; init; }

    /// <summary>A failure for what is not known.</summary>
    /// <param name="subject">What was asked.</param>
    /// <param name="causes">What is not known, one sentence each.</param>
    public static AccessFailure Unknown(string subject, IEnumerable<string> causes) => new($"it is not known whether {subject}")
    {
        Details = [.. causes.Select(cause => $"since {cause}"), "UnknownPasses() takes what is not known for granted"],
    };

    /// <summary>A chain as a line: <c>by access entry (app.yaml:3:1) > Group dev > RoleBinding shop/dev (…) > Role shop/dev (…)</c>.</summary>
    public static string Chain(IEnumerable<PathStep> steps) => $"by {string.Join(" > ", steps)}";

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Details.Select(line => $"\n      {line}").Prepend($"  - {Problem}"));
}
