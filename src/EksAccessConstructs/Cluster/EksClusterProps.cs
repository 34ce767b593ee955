using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>What a cluster is like. Every property of AWS::EKS::Cluster can be said here.</summary>
public sealed record EksClusterProps
{
    /// <summary>The name: 1 to 100 letters, digits, dashes and underscores, beginning with a letter or digit.</summary>
    /// <remarks>Changing it replaces the cluster.</remarks>
    public required string ClusterName { get; init; }

    /// <summary>The Kubernetes version, such as <c>1.34</c>. One that EKS does not offer is refused; one in extended support gives a warning.</summary>
    /// <remarks>Source: AWS, "Understand the Kubernetes version lifecycle on EKS", as of November 2026.</remarks>
    public required string Version { get; init; }

    /// <summary>Whether nothing is said of how EKS supports the version: for a cluster that exists with an old one,
    /// or a version newer than this package.</summary>
    /// <value>Default: false.</value>
    public bool AllowAnyVersion { get; init; }

    /// <summary>The network it lives in: <see cref="ClusterNetwork"/>, <see cref="ExistingNetwork"/> or <see cref="VpcNetwork"/>.</summary>
    /// <value>Default: a new <see cref="ClusterNetwork"/>, with IPv6 addresses where <see cref="IpFamily"/> asks for them.</value>
    public IClusterNetwork? Network { get; init; }

    /// <summary>The subnets that the control plane gets network interfaces in.</summary>
    /// <value>Default: the public, then the private subnets of the network.</value>
    public IReadOnlyList<Ec2.ISubnet>? ControlPlaneSubnets { get; init; }

    /// <summary>Where EKS looks up who a caller is. It can only be raised later, one step at a time.</summary>
    /// <value>Default: access entries only.</value>
    public ClusterAuthenticationMode AuthenticationMode { get; init; } = ClusterAuthenticationMode.Api;

    /// <summary>Whether the identity that creates the cluster, with CloudFormation its execution role,
    /// becomes administrator without an entry. Changing it replaces the cluster.</summary>
    /// <value>Default: false.</value>
    public bool CreatorIsAdmin { get; init; }

    /// <summary>Who has to be administrator before the cluster synthesizes.</summary>
    /// <value>Default: <see cref="AdministratorGuard.ThisStack"/>; a role has to be, by an access entry in the stack of the cluster.</value>
    public AdministratorGuard AdministratorGuard { get; init; } = AdministratorGuard.ThisStack;

    /// <summary>From where the API can be reached.</summary>
    /// <value>Default: only from the VPC.</value>
    public EndpointExposure Endpoint { get; init; } = EndpointExposure.Private;

    /// <summary>The logs of the control plane that go to CloudWatch.</summary>
    /// <value>Default: audit and authenticator.</value>
    public ValueList<ControlPlaneLog> Logs { get; init; } = [ControlPlaneLog.Audit, ControlPlaneLog.Authenticator];

    /// <summary>How many days logs are kept, one of CloudWatch's values. The log group is then
    /// made before the cluster, and stays when the stack goes.</summary>
    /// <value>Default: 365. Null leaves the log group to EKS, which keeps logs for ever.</value>
    public int? LogRetentionDays { get; init; } = 365;

    /// <summary>Whether EKS refuses to delete the cluster until this is switched off.</summary>
    /// <value>Default: true.</value>
    public bool DeletionProtection { get; init; } = true;

    /// <summary>Whether EKS itself puts unmanaged vpc-cni, kube-proxy and coredns into the new cluster. Changing it replaces the cluster.</summary>
    /// <value>Default: false; <see cref="Addons.ClusterAddons"/> brings them as managed add-ons.</value>
    public bool BootstrapSelfManagedAddons { get; init; }

    /// <summary>Whether the cluster gets the add-on eks-pod-identity-agent where pods or add-ons need it (see <see cref="Pods.PodAccess"/> and
    /// <see cref="Addons.EbsCsiDriver"/>) and no construct brings it. Without it a warning (EKS019) asks who does.</summary>
    /// <value>Default: true. Auto Mode has the agent in its nodes, so nothing is added there.</value>
    public bool PodIdentityAgent { get; init; } = true;

    /// <summary>What the CDK's own <c>AddManifest</c>, <c>AddHelmChart</c> and <c>AddServiceAccount</c> of <see cref="EksCluster.Cluster"/> need: a Lambda
    /// function with kubectl that holds cluster-admin by an access entry of its own. A warning (EKS158) says so.</summary>
    /// <value>Default: none; those calls fail.</value>
    public Eks.KubectlProviderOptions? KubectlProvider { get; init; }

    /// <summary>How long Kubernetes versions are supported.</summary>
    /// <value>Default: not said; EKS takes extended support.</value>
    public SupportType? SupportType { get; init; }

    /// <summary>Whether Route 53 may shift traffic away from an impaired zone.</summary>
    /// <value>Default: not said; it may not.</value>
    public bool? ZonalShift { get; init; }

    /// <summary>The tier of the control plane, such as <c>tier-xl</c>.</summary>
    /// <value>Default: not said; standard.</value>
    public string? ScalingTier { get; init; }

    /// <summary>Security groups of the control plane's network interfaces.</summary>
    /// <value>Default: a new one.</value>
    public IReadOnlyList<Ec2.ISecurityGroup> ControlPlaneSecurityGroups { get; init; } = [];

    /// <summary>Address ranges, IPv4 or IPv6, that may call the private endpoint. Only where the control plane's security group is made here.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> PrivateEndpointClients { get; init; }

    /// <summary>The security group that self-managed nodes share.</summary>
    /// <value>Default: a new one.</value>
    public Ec2.ISecurityGroup? SharedNodeSecurityGroup { get; init; }

    /// <summary>Whether the shared group and the cluster's own are opened to each other.</summary>
    /// <value>Default: true.</value>
    public bool ConnectSharedNodes { get; init; } = true;

    /// <summary>The role that EKS takes on.</summary>
    /// <value>Default: a new one with AmazonEKSClusterPolicy.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>The permissions boundary of the role that is made.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? RolePermissionsBoundary { get; init; }

    /// <summary>Whether the role that is made may manage network interfaces of pods with
    /// security groups of their own (AmazonEKSVPCResourceController).</summary>
    /// <value>Default: true.</value>
    public bool SecurityGroupsForPods { get; init; } = true;

    /// <summary>The key that encrypts Secrets besides EKS's own encryption. It cannot be taken away again.</summary>
    /// <value>Default: none.</value>
    public IKey? SecretsEncryptionKey { get; init; }

    /// <summary>The addresses that pods and services get. Changing it replaces the cluster.</summary>
    /// <value>Default: IPv4.</value>
    public IpFamily IpFamily { get; init; } = IpFamily.Ipv4;

    /// <summary>The address range of services: private, between /12 and /24. Changing it replaces the cluster.</summary>
    /// <value>Default: EKS's choice.</value>
    public string? ServiceIpv4Cidr { get; init; }

    /// <summary>Address ranges of hybrid nodes.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> RemoteNodeNetworks { get; init; }

    /// <summary>Address ranges of pods on hybrid nodes.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> RemotePodNetworks { get; init; }

    /// <summary>By which way the control plane calls out: AWS_MANAGED or CUSTOMER_ROUTED.</summary>
    /// <value>Default: not said.</value>
    public string? ControlPlaneEgressMode { get; init; }

    /// <summary>EKS Auto Mode.</summary>
    /// <value>Default: off.</value>
    public AutoModeOptions? AutoMode { get; init; }

    /// <summary>A local cluster on AWS Outposts.</summary>
    /// <value>Default: a cluster in the region.</value>
    public OutpostOptions? Outpost { get; init; }

    /// <summary>Settings of the API server.</summary>
    /// <value>Default: EKS's.</value>
    public ApiServerOptions? ApiServer { get; init; }

    /// <summary>How the scheduler scores nodes.</summary>
    /// <value>Default: EKS's.</value>
    public SchedulerScoring? Scheduler { get; init; }

    /// <summary>Settings of the controller manager.</summary>
    /// <value>Default: EKS's.</value>
    public ControllerManagerOptions? ControllerManager { get; init; }

    /// <summary>The certificate authority that shall sign from now on.</summary>
    /// <value>Default: the one that does.</value>
    public string? ActiveCertificateAuthorityId { get; init; }

    /// <summary>Whether upgrades go on although EKS's checks say that they will break something.</summary>
    /// <value>Default: not said; they do not.</value>
    public bool? ForceUpgrade { get; init; }

    /// <summary>How many minutes an upgrade can be rolled back, 120 to 10080.</summary>
    /// <value>Default: not said; 720.</value>
    public int? RollbackMinutes { get; init; }

    /// <summary>Tags of the cluster.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>What the logical ids begin with; needed only where one stack holds two clusters.</summary>
    /// <value>Default: nothing.</value>
    public string LogicalIdPrefix { get; init; } = "";
}
