using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Cluster;

/// <summary>One subnet that exists already.</summary>
/// <param name="SubnetId">Its id, or a token.</param>
/// <param name="Zone">Its availability zone; null where it is not known.</param>
public sealed record ExistingSubnet(string SubnetId, string? Zone = null);

/// <summary>A VPC and subnets that exist already, named by id. Nothing is looked up.</summary>
public sealed class ExistingNetwork : Construct, IClusterNetwork
{
    /// <summary>Names an existing network.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">The ids.</param>
    /// <exception cref="ArgumentException">An id has the wrong shape, no subnet is named, or one is named twice.</exception>
    public ExistingNetwork(Construct scope, string id, ExistingNetworkProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));

        Cidr = props.Cidr;
        Vpc = Ec2.Vpc.FromVpcAttributes(this, "Vpc", new Ec2.VpcAttributes
        {
            VpcId = props.VpcId,
            VpcCidrBlock = props.Cidr,
            AvailabilityZones = [.. Zones(props)],
        });
        PublicSubnets = [.. props.PublicSubnets.Select((subnet, index) => SubnetReference.To(this, $"Public{index + 1}", subnet.SubnetId, subnet.Zone))];
        PrivateSubnets = [.. props.PrivateSubnets.Select((subnet, index) => SubnetReference.To(this, $"Private{index + 1}", subnet.SubnetId, subnet.Zone))];
    }

    /// <inheritdoc/>
    public Ec2.IVpc Vpc { get; }

    /// <inheritdoc/>
    public string? Cidr { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IDependable> Connectivity => [];

    private static string[] Zones(ExistingNetworkProps props) =>
        [.. props.PublicSubnets.Concat(props.PrivateSubnets).Select(subnet => subnet.Zone).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Finding> Findings(ExistingNetworkProps props)
    {
        string[] subnets = [.. props.PublicSubnets.Concat(props.PrivateSubnets).Select(subnet => subnet.SubnetId)];
        foreach (var (id, prefix) in subnets.Select(id => (id, "subnet-")).Prepend((props.VpcId, "vpc-")))
        {
            if (!Cdk.Token.IsUnresolved(id) && !id.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return EksctlRules.Network.At(null, $"'{id}' is not an id; write one that starts with '{prefix}'");
            }
        }

        if (subnets.Length == 0)
        {
            yield return EksctlRules.Network.At(null, "name the subnets of the VPC; EKS needs two in different zones");
        }

        foreach (var twice in subnets.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return EksctlRules.Network.At(null, $"subnet '{twice.Key}' is named twice; name it once, as public or as private");
        }
    }
}

/// <summary>What an existing network consists of.</summary>
public sealed record ExistingNetworkProps
{
    /// <summary>The id of the VPC, or a token.</summary>
    public required string VpcId { get; init; }

    /// <summary>The address range of the VPC; only some rules of self-managed nodes with SSH need it.</summary>
    /// <value>Default: not known.</value>
    public string? Cidr { get; init; }

    /// <summary>Subnets with a route to an internet gateway.</summary>
    /// <value>Default: none.</value>
    public ValueList<ExistingSubnet> PublicSubnets { get; init; }

    /// <summary>Subnets without one.</summary>
    /// <value>Default: none.</value>
    public ValueList<ExistingSubnet> PrivateSubnets { get; init; }
}
