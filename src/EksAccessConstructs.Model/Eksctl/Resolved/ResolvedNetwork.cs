using System.Diagnostics;

namespace EksAccessConstructs.Eksctl;

/// <summary>The network of a cluster: given, or to be made.</summary>
public abstract record ResolvedNetwork
{
    private ResolvedNetwork()
    {
    }

    /// <summary>One answer for each kind of network.</summary>
    internal T Match<T>(Func<Given, T> given, Func<Made, T> made, Func<Unnamed, T> unnamed)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(unnamed);
        return this switch
        {
            Given network => given(network),
            Made network => made(network),
            Unnamed network => unnamed(network),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>An existing VPC with existing subnets.</summary>
    /// <param name="VpcId">The VPC; null where only its subnets are named.</param>
    /// <param name="Public">Its public subnets in the order of the file, each with its zone, and its id where the file names it.</param>
    /// <param name="Private">Its private subnets in the order of the file, each with its zone, and its id where the file names it.</param>
    /// <param name="Cidr">The range of the VPC, where the file names it.</param>
    internal sealed record Given(string? VpcId, ValueList<SubnetConfig> Public, ValueList<SubnetConfig> Private, string? Cidr) : ResolvedNetwork;

    /// <summary>The network of a cluster that exists already, which the file does not name.</summary>
    /// <param name="Cidr">The range of the VPC, where the file names it.</param>
    internal sealed record Unnamed(string? Cidr) : ResolvedNetwork;

    /// <summary>A VPC to be made, laid out as eksctl lays it out.</summary>
    /// <param name="Cidr">The range.</param>
    /// <param name="Zones">The zones, in order.</param>
    /// <param name="LocalZones">The local zones, in order.</param>
    /// <param name="Subnets">The subnets: public ones of all zones, then private ones.</param>
    /// <param name="Nat">How private subnets get out.</param>
    /// <param name="Ipv6">Which IPv6 ranges there are.</param>
    internal sealed record Made(
        string Cidr, ValueList<string> Zones, ValueList<string> LocalZones, ValueList<PlannedSubnet> Subnets, NatMode Nat, Ipv6Mode Ipv6) : ResolvedNetwork;
}

/// <summary>How private subnets of a made VPC get out to the internet.</summary>
internal enum NatMode
{
    /// <summary>One NAT gateway, in the first zone.</summary>
    Single,

    /// <summary>One NAT gateway in every zone.</summary>
    HighlyAvailable,

    /// <summary>Not at all.</summary>
    Disable,
}

/// <summary>Which IPv6 ranges a made VPC has.</summary>
internal enum Ipv6Mode
{
    /// <summary>None.</summary>
    None,

    /// <summary>An IPv4 cluster whose subnets have IPv6 ranges, too (<c>autoAllocateIPv6</c>).</summary>
    DualStack,

    /// <summary>An IPv6 cluster.</summary>
    Cluster,
}
