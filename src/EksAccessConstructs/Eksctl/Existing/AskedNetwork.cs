using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>The network of a cluster that exists, of which only what is used is asked for.</summary>
internal sealed class AskedNetwork : Construct, IClusterNetwork
{
    private readonly Lazy<Ec2.IVpc> vpc;
    private readonly Lazy<IReadOnlyList<Ec2.ISubnet>> publicSubnets;
    private readonly Lazy<IReadOnlyList<Ec2.ISubnet>> privateSubnets;

    public AskedNetwork(Construct scope, string id, ExistingValues values, string? vpcId, string? cidr)
        : base(scope, id)
    {
        Cidr = cidr;
        vpc = new(() => Ec2.Vpc.FromVpcAttributes(this, "Vpc", new Ec2.VpcAttributes
        {
            VpcId = vpcId ?? values.Text(ExistingValue.Vpc),
            VpcCidrBlock = cidr,
            AvailabilityZones = Cdk.Stack.Of(this).AvailabilityZones,
        }));
        publicSubnets = new(() => Subnets("Public", values.List(ExistingValue.PublicSubnets)));
        privateSubnets = new(() => Subnets("Private", values.List(ExistingValue.PrivateSubnets)));
    }

    public Ec2.IVpc Vpc => vpc.Value;

    public string? Cidr { get; }

    public IReadOnlyList<Ec2.ISubnet> PublicSubnets => publicSubnets.Value;

    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets => privateSubnets.Value;

    public IReadOnlyList<IDependable> Connectivity => [];

    // A list that only deployment knows is one token, which stands for all subnets at once.
    private IReadOnlyList<Ec2.ISubnet> Subnets(string id, string[] subnets) =>
        [.. subnets.Select((subnet, place) => SubnetReference.To(this, $"{id}{place + 1}", subnet))];
}
