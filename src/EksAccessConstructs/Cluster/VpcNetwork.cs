namespace EksAccessConstructs.Cluster;

/// <summary>A VPC of the CDK as the network of a cluster.</summary>
/// <param name="vpc">The VPC, made by the same app or looked up.</param>
/// <param name="publicSubnets">Its public subnets to use; all, where null.</param>
/// <param name="privateSubnets">Its private subnets to use; all with a way out, else all isolated ones, where null.</param>
public sealed class VpcNetwork(Ec2.IVpc vpc, IReadOnlyList<Ec2.ISubnet>? publicSubnets = null, IReadOnlyList<Ec2.ISubnet>? privateSubnets = null)
    : IClusterNetwork
{
    /// <inheritdoc/>
    public Ec2.IVpc Vpc { get; } = vpc ?? throw new ArgumentNullException(nameof(vpc));

    /// <inheritdoc/>
    public string? Cidr => Vpc is Ec2.Vpc owned ? owned.VpcCidrBlock : null;

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PublicSubnets { get; } = publicSubnets ?? vpc.PublicSubnets;

    /// <inheritdoc/>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; } = privateSubnets ?? (vpc.PrivateSubnets is [] ? vpc.IsolatedSubnets : vpc.PrivateSubnets);

    /// <inheritdoc/>
    public IReadOnlyList<IDependable> Connectivity => [.. PublicSubnets.Concat(PrivateSubnets).Select(subnet => subnet.InternetConnectivityEstablished)];
}
