using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Eksctl;

/// <summary>A cluster that exists, as a ClusterConfig tells of it; what it does not tell and something needs is asked for.</summary>
internal sealed class AskedCluster : Construct, IEksCluster, IClusterParts
{
    private readonly IEksCluster known;
    private readonly ExistingValues values;
    private readonly Lazy<Ec2.ISecurityGroup> clusterGroup;
    private readonly Lazy<Ec2.ISecurityGroup> controlPlaneGroup;
    private readonly Lazy<Ec2.ISecurityGroup> sharedGroup;

    public AskedCluster(Construct scope, string id, ResolvedCluster cluster, IClusterNetwork network, ExistingValues values, string prefix)
        : base(scope, id)
    {
        this.values = values;
        var config = cluster.Config;
        Network = network;
        ServiceIpv4Cidr = config.NetworkConfig?.ServiceIpv4Cidr
            ?? (DescribedNodes.NeedServiceRange(config) && !config.IsIpv6() ? values.Text(ExistingValue.ServiceRange) : null);
        known = EksCluster.FromAttributes(this, "Known", new EksClusterAttributes
        {
            ClusterName = config.Metadata.Name,
            Version = cluster.Version,
            AuthenticationMode = cluster.AuthenticationMode,
            IpFamily = config.IsIpv6() ? IpFamily.Ipv6 : IpFamily.Ipv4,
            LogicalIdPrefix = prefix,
        });
        clusterGroup = Group("ClusterSecurityGroup", null, ExistingValue.ClusterGroup);
        controlPlaneGroup = Group("ControlPlaneSecurityGroup", config.Vpc?.SecurityGroup, ExistingValue.ControlPlaneGroup);
        sharedGroup = Group("SharedNodeSecurityGroup", config.Vpc?.SharedNodeSecurityGroup, ExistingValue.SharedNodeGroup);
    }

    public Eks.ICluster Cluster => known.Cluster;

    public string ClusterName => known.ClusterName;

    public string DisplayName => known.DisplayName;

    public string Version => known.Version;

    public ClusterAuthenticationMode AuthenticationMode => known.AuthenticationMode;

    public IpFamily IpFamily => known.IpFamily;

    public string? ServiceIpv4Cidr { get; }

    public string Endpoint => values.Text(ExistingValue.Endpoint);

    public string CertificateAuthorityData => values.Text(ExistingValue.CertificateAuthority);

    public string OpenIdConnectIssuerUrl => values.Text(ExistingValue.Issuer);

    public IClusterNetwork Network { get; }

    public Ec2.ISecurityGroup ClusterSecurityGroup => clusterGroup.Value;

    public Ec2.ISecurityGroup ControlPlaneSecurityGroup => controlPlaneGroup.Value;

    public Ec2.ISecurityGroup SharedNodeSecurityGroup => sharedGroup.Value;

    public IReadOnlyList<RegisteredEntry> RegisteredEntries => known.RegisteredEntries;

    public ClusterSnapshot Snapshot => EntriesByEks.With(this, known.Snapshot);

    ClusterRegister IClusterParts.Register => known.Register();

    ClusterOrder IClusterParts.Order => known.Order();

    string IClusterParts.LogicalIdPrefix => known.LogicalIdPrefix();

    public void RegisterRbac(RbacObjects objects) => known.RegisterRbac(objects);

    public void RegisterAwsAuth(AwsAuthMap map, bool isWhole = true) => known.RegisterAwsAuth(map, isWhole);

    private Lazy<Ec2.ISecurityGroup> Group(string id, string? written, ExistingValue value) =>
        new(() => Ec2.SecurityGroup.FromSecurityGroupId(this, id, written is { Length: > 0 } ? written : values.Text(value)));
}
