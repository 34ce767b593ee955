using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Cluster;

/// <summary>One subnet that exists already.</summary>
/// <param name="SubnetId">Its id, or a token.</param>
/// <param name="Zone">Its availability zone; null where it is not known.</param>
public sealed record ExistingSubnet(string SubnetId, string? Zone = null);

/// <summary>A VPC and subnets that exist already, named by id. Nothing is looked up.</summary>
/// <remarks><see cref="Vpc"/> knows the subnets, so that constructs of the CDK choose among them. Of zones that have fewer public or private subnets than
/// others it offers what all zones have; name the others by <see cref="PublicSubnets"/> and <see cref="PrivateSubnets"/>.</remarks>
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
        var subnets = new SubnetsOfVpc(this, props.VpcId, props.Cidr, Subnets(props.PublicSubnets), Subnets(props.PrivateSubnets), props.IsIsolated);
        Vpc = subnets.Vpc;
        PublicSubnets = subnets.PublicSubnets;
        PrivateSubnets = subnets.PrivateSubnets;
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

    private static NetworkSubnet[] Subnets(ValueList<ExistingSubnet> given) => [.. given.Select(subnet => new NetworkSubnet(subnet.SubnetId, subnet.Zone))];

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

    /// <summary>True where the private subnets have no way to the internet, by a NAT gateway or otherwise: constructs of the CDK then find them as isolated
    /// ones.</summary>
    /// <value>Default: false.</value>
    public bool IsIsolated { get; init; }
}
