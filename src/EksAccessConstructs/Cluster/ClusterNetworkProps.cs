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

    /// <summary>Local zones, by name; subnets there are for self-managed nodes, the control plane does not use them.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> LocalZones { get; init; }

    /// <summary>The IPv4 address range, between /16 and /24.</summary>
    /// <value>Default: 192.168.0.0/16.</value>
    public string Cidr { get; init; } = "192.168.0.0/16";

    /// <summary>IPv6 addresses beside the IPv4 ones.</summary>
    /// <value>Default: none.</value>
    public Ipv6Ranges? Ipv6 { get; init; }

    /// <summary>How private subnets reach the internet.</summary>
    /// <value>Default: by one gateway.</value>
    public NatGateways Nat { get; init; } = NatGateways.Single;

    /// <summary>False for a network without public subnets and without any way to the internet; see <see cref="PrivateEndpoints"/>.</summary>
    /// <value>Default: true.</value>
    public bool Internet { get; init; } = true;

    /// <summary>Networks outside AWS that private subnets have routes to.</summary>
    /// <value>Default: none.</value>
    public RemoteNetworks? Remote { get; init; }

    /// <summary>The ARN of the Outpost that the subnets are on.</summary>
    /// <value>Default: they are in the region.</value>
    public string? OutpostArn { get; init; }

    /// <summary>What host names of instances are made from: <c>ip-name</c> or <c>resource-name</c>.</summary>
    /// <value>Default: not said; the address.</value>
    public string? HostnameType { get; init; }

    /// <summary>Tags of every resource of the network that takes tags, besides its name.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>What the logical ids begin with; needed only where one stack holds two networks.</summary>
    /// <value>Default: nothing.</value>
    public string LogicalIdPrefix { get; init; } = "";
}

/// <summary>Where a network's IPv6 addresses come from and what they are for.</summary>
public sealed record Ipv6Ranges
{
    /// <summary>True for an IPv6 cluster: interfaces get an address by themselves, and private subnets have an egress-only way to the internet.</summary>
    /// <value>Default: false; the subnets of an IPv4 cluster have IPv6 ranges, too.</value>
    public bool ForPods { get; init; }

    /// <summary>A range of one's own, /56.</summary>
    /// <value>Default: Amazon provides one.</value>
    public string? Cidr { get; init; }

    /// <summary>The pool that the range is from.</summary>
    /// <value>Default: Amazon provides one.</value>
    public string? Pool { get; init; }
}

/// <summary>Networks outside AWS and the gateway to them.</summary>
/// <param name="GatewayId">The id of a virtual private gateway (<c>vgw-…</c>) or a transit gateway (<c>tgw-…</c>) that exists.</param>
/// <param name="Cidrs">The address ranges behind it.</param>
public sealed record RemoteNetworks(string GatewayId, ValueList<string> Cidrs);
