namespace EksAccessConstructs.Compute;

/// <summary>Which capacity reservation instances use: exactly one of a preference, a reservation and a group of them.</summary>
public sealed record NodeCapacityReservation
{
    /// <summary><c>open</c> to use any that fits, <c>none</c> to use none.</summary>
    /// <value>Default: not said.</value>
    public string? Preference { get; init; }

    /// <summary>The id of one reservation.</summary>
    /// <value>Default: none.</value>
    public string? Id { get; init; }

    /// <summary>The ARN of a resource group of reservations.</summary>
    /// <value>Default: none.</value>
    public string? ResourceGroupArn { get; init; }

    /// <summary>True for an EC2 Capacity Block for ML.</summary>
    /// <value>Default: false.</value>
    public bool IsCapacityBlock { get; init; }
}
