namespace EksAccessConstructs.Compute;

/// <summary>How many nodes of a managed group are replaced at once: exactly one of two.</summary>
public sealed record NodeUpdate
{
    /// <summary>How many.</summary>
    /// <value>Default: see <see cref="MaxUnavailablePercentage"/>.</value>
    public int? MaxUnavailable { get; init; }

    /// <summary>How many of a hundred.</summary>
    /// <value>Default: see <see cref="MaxUnavailable"/>.</value>
    public int? MaxUnavailablePercentage { get; init; }
}
