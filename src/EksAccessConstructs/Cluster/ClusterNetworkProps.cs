namespace EksAccessConstructs.Cluster;

/// <summary>How private subnets reach the internet.</summary>
public enum NatGateways
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>By one gateway in the first zone: cheaper; if that zone fails, all private subnets lose the internet.</summary>
    Single,

    /// <summary>By a gateway in each zone.</summary>
    OnePerZone,
}

/// <summary>What a new network is like.</summary>
public sealed record ClusterNetworkProps
{
    /// <summary>The availability zones, by name; a public and a private subnet is made in each.</summary>
    /// <value>Default: the first three zones of the deploying account; the first two in us-east-1 and us-west-1.</value>
    public ValueList<string> Zones { get; init; }

    /// <summary>The IPv4 address range, between /16 and /24.</summary>
    /// <value>Default: 192.168.0.0/16.</value>
    public string Cidr { get; init; } = "192.168.0.0/16";

    /// <summary>How private subnets reach the internet.</summary>
    /// <value>Default: by one gateway.</value>
    public NatGateways Nat { get; init; } = NatGateways.Single;

    /// <summary>Tags of every resource of the network that takes tags, besides its name.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>What the logical ids begin with; needed only where one stack holds two networks.</summary>
    /// <value>Default: nothing.</value>
    public string LogicalIdPrefix { get; init; } = "";
}
