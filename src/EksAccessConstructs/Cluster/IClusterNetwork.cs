namespace EksAccessConstructs.Cluster;

/// <summary>The network of a cluster, defined here or existing already.</summary>
public interface IClusterNetwork
{
    /// <summary>The VPC.</summary>
    Ec2.IVpc Vpc { get; }

    /// <summary>The address range of the VPC; null where it is not known.</summary>
    string? Cidr { get; }

    /// <summary>Subnets that reach the internet directly, one or more for each zone, in the order of zones.</summary>
    IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; }

    /// <summary>Subnets that do not, one or more for each zone, in the order of zones.</summary>
    IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; }

    /// <summary>What must exist before nodes can reach the internet: routes and their associations. Empty where the network existed before.</summary>
    IReadOnlyList<IDependable> Connectivity { get; }
}
