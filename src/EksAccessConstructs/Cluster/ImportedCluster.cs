using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cluster;

/// <summary>A cluster that exists already.</summary>
internal sealed class ImportedCluster : Construct, IEksCluster, IClusterParts
{
    private readonly EksClusterAttributes attributes;
    private readonly ClusterOrder order;
    private readonly ClusterRegister register;
    private readonly Ec2.ISecurityGroup? clusterGroup;
    private readonly Ec2.ISecurityGroup? controlPlaneGroup;
    private readonly Ec2.ISecurityGroup? sharedGroup;

    public ImportedCluster(Construct scope, string id, EksClusterAttributes attributes)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        CheckNames(attributes);
        this.attributes = attributes;
        order = new ClusterOrder(this);
        register = new ClusterRegister(this, Known(attributes));
        clusterGroup = Group("ClusterSecurityGroup", attributes.ClusterSecurityGroupId);
        controlPlaneGroup = Group("ControlPlaneSecurityGroup", attributes.ControlPlaneSecurityGroupId);
        sharedGroup = Group("SharedNodeSecurityGroup", attributes.SharedNodeSecurityGroupId);
        Cluster = Eks.Cluster.FromClusterAttributes(this, "Cluster", new Eks.ClusterAttributes
        {
            ClusterName = attributes.ClusterName,
            Vpc = attributes.Network?.Vpc,
            ClusterEndpoint = attributes.Endpoint,
            ClusterCertificateAuthorityData = attributes.CertificateAuthorityData,
            ClusterSecurityGroupId = attributes.ClusterSecurityGroupId,
        });
        AdministratorRequired.Guard(this, attributes.AdministratorGuard);
        LogicalIdsOfStacks.Guard(this);
    }

    public Eks.ICluster Cluster { get; }

    public string ClusterName => attributes.ClusterName;

    public string DisplayName => attributes.DisplayName ?? attributes.ClusterName;

    public string Version => attributes.Version ?? throw Unknown(nameof(attributes.Version));

    public ClusterAuthenticationMode AuthenticationMode => attributes.AuthenticationMode ?? throw Unknown(nameof(attributes.AuthenticationMode));

    public IpFamily IpFamily => attributes.IpFamily;

    public string? ServiceIpv4Cidr => attributes.ServiceIpv4Cidr;

    public string Endpoint => attributes.Endpoint ?? throw Unknown(nameof(attributes.Endpoint));

    /// <summary>The URL of the Kubernetes API; null where it was not told.</summary>
    public string? KnownEndpoint => attributes.Endpoint;

    public string CertificateAuthorityData => attributes.CertificateAuthorityData ?? throw Unknown(nameof(attributes.CertificateAuthorityData));

    public string OpenIdConnectIssuerUrl => attributes.OpenIdConnectIssuerUrl ?? throw Unknown(nameof(attributes.OpenIdConnectIssuerUrl));

    public IClusterNetwork Network => attributes.Network ?? throw Unknown(nameof(attributes.Network));

    public Ec2.ISecurityGroup ClusterSecurityGroup => clusterGroup ?? throw Unknown(nameof(attributes.ClusterSecurityGroupId));

    public Ec2.ISecurityGroup ControlPlaneSecurityGroup => controlPlaneGroup ?? throw Unknown(nameof(attributes.ControlPlaneSecurityGroupId));

    public Ec2.ISecurityGroup SharedNodeSecurityGroup => sharedGroup ?? throw Unknown(nameof(attributes.SharedNodeSecurityGroupId));

    public IReadOnlyList<RegisteredEntry> RegisteredEntries => register.Entries;

    public ClusterSnapshot Snapshot => EntriesByEks.With(this, register.Snapshot);

    ClusterRegister IClusterParts.Register => register;

    ClusterOrder IClusterParts.Order => order;

    string IClusterParts.LogicalIdPrefix => attributes.LogicalIdPrefix;

    public void RegisterRbac(RbacObjects objects) => register.AddRbac(objects);

    public void RegisterAwsAuth(AwsAuthMap map, bool isWhole = true) => register.SetAwsAuth(map, isWhole);

    // The name may be known at deployment only; what names files may not.
    private void CheckNames(EksClusterAttributes given)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(given.ClusterName);
        var problem = Cdk.Token.IsUnresolved(given.ClusterName) ? null : ClusterNames.Problem(given.ClusterName);
        problem ??= given.DisplayName is { } name ? ClusterNames.Problem(name, nameof(EksClusterAttributes.DisplayName)) : null;
        if (problem is not null)
        {
            throw new ArgumentException($"{Node.Path}: {problem}", nameof(given));
        }
    }

    // What is not told is assumed as it is of files that tell nothing about a cluster but what is added to it.
    private static ClusterSnapshot Known(EksClusterAttributes given)
    {
        var snapshot = ClusterSnapshot.Of(new ClusterInput(), DefaultsFlavour.Secure).OrThrow() with
        {
            Name = given.DisplayName ?? given.ClusterName,
            Version = given.Version,
            BuiltInRoles = BuiltInRoles.Nearest(given.Version),
        };
        return snapshot.Knowing(given.AuthenticationMode);
    }

    private Ec2.ISecurityGroup? Group(string id, string? groupId) => groupId is null ? null : Ec2.SecurityGroup.FromSecurityGroupId(this, id, groupId);

    private InvalidOperationException Unknown(string attribute)
    {
        var others = Missing().Where(missing => missing != attribute).ToList();
        var more = others.Count == 0 ? "" : $"; not known either: {string.Join(", ", others)}";
        return new(
            $"{attribute} of the existing cluster '{attributes.ClusterName}' at '{Node.Path}' is needed but not known; give it in EksClusterAttributes{more}");
    }

    private IEnumerable<string> Missing() =>
        from attribute in new (string Name, object? Value)[]
        {
            (nameof(attributes.Version), attributes.Version),
            (nameof(attributes.AuthenticationMode), attributes.AuthenticationMode),
            (nameof(attributes.Endpoint), attributes.Endpoint),
            (nameof(attributes.CertificateAuthorityData), attributes.CertificateAuthorityData),
            (nameof(attributes.OpenIdConnectIssuerUrl), attributes.OpenIdConnectIssuerUrl),
            (nameof(attributes.Network), attributes.Network),
            (nameof(attributes.ClusterSecurityGroupId), attributes.ClusterSecurityGroupId),
            (nameof(attributes.ControlPlaneSecurityGroupId), attributes.ControlPlaneSecurityGroupId),
            (nameof(attributes.SharedNodeSecurityGroupId), attributes.SharedNodeSecurityGroupId),
        }
        where attribute.Value is null
        select attribute.Name;
}
