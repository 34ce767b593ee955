namespace EksAccessConstructs.Compute;

/// <summary>Several instance types of one Auto Scaling group.</summary>
public sealed record MixedInstances
{
    /// <summary>The types, 1 to 20; the first is in the launch template.</summary>
    public required ValueList<string> InstanceTypes { get; init; }

    /// <summary>The most to pay for a spot instance hour, in US dollars, with up to six decimals.</summary>
    /// <value>Default: the on-demand price.</value>
    public decimal? MaxPrice { get; init; }

    /// <summary>How many instances are on demand before any is spot.</summary>
    /// <value>Default: 0.</value>
    public int? OnDemandBase { get; init; }

    /// <summary>How many of a hundred further instances are on demand.</summary>
    /// <value>Default: 100.</value>
    public int? OnDemandPercentageAboveBase { get; init; }

    /// <summary>How many spot pools, 1 to 20; not with a capacity-optimized strategy.</summary>
    /// <value>Default: 2.</value>
    public int? SpotPools { get; init; }

    /// <summary>How spot instances are chosen, such as <c>capacity-optimized</c>.</summary>
    /// <value>Default: the cheapest, <c>lowest-price</c>.</value>
    public string? SpotStrategy { get; init; }

    /// <summary>True to replace spot instances that EC2 is about to take back.</summary>
    /// <value>Default: false.</value>
    public bool CapacityRebalance { get; init; }
}
