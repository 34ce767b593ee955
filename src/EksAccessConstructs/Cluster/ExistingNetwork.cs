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
        CheckId(props.VpcId, "vpc-", nameof(props));
        CheckSubnets(props);

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

    private static void CheckSubnets(ExistingNetworkProps props)
    {
        string[] ids = [.. props.PublicSubnets.Concat(props.PrivateSubnets).Select(subnet => subnet.SubnetId)];
        if (ids.Length == 0)
        {
            throw new ArgumentException("name the subnets of the VPC; EKS needs two in different zones", nameof(props));
        }

        foreach (var id in ids)
        {
            CheckId(id, "subnet-", nameof(props));
        }

        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"subnet '{twice.Key}' is named twice; name it once, as public or as private", nameof(props));
        }
    }

    private static void CheckId(string id, string prefix, string argument)
    {
        if (!Cdk.Token.IsUnresolved(id) && !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{id}' is no id; write one that starts with '{prefix}'", argument);
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
