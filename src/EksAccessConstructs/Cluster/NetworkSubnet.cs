namespace EksAccessConstructs.Cluster;

/// <summary>One subnet of a network, made here or existing already.</summary>
/// <param name="Id">Its id, or a token.</param>
/// <param name="Zone">Its availability zone; null where it is not known.</param>
internal sealed record NetworkSubnet(string Id, string? Zone)
{
    /// <summary>Its route table; null where that is not known.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>Its address range; null where that is not known.</summary>
    public string? Cidr { get; init; }

    /// <summary>What must exist before its addresses reach what lies outside: routes and their associations.</summary>
    public IReadOnlyList<IDependable> Ways { get; init; } = [];
}
