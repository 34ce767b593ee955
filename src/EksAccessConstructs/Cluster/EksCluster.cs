using Amazon.CDK.AWS.Logs;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cluster;

/// <summary>An EKS cluster that is private, logged, protected, and has an administrator who is named in the code.</summary>
/// <remarks>It does not synthesize until a role is administrator in its stack: see <c>ClusterAdminRole</c>, <c>cluster.GrantAdmin</c> and
/// <see cref="AdministratorGuard"/>.</remarks>
public sealed class EksCluster : Construct, IEksCluster, IClusterParts
{
    /// <summary>The id of the warning that a Lambda function holds cluster-admin, for those who acknowledge it.</summary>
    public const string KubectlWarning = "EksAccessConstructs:EKS158";

    private readonly EksClusterProps props;
    private readonly ClusterOrder order;
    private readonly ClusterRegister register;

    /// <summary>Defines a cluster.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse a property; the message lists every problem, one a line, with what to use instead.</exception>
    public EksCluster(Construct scope, string id, EksClusterProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        EksClusterChecks.Findings(props).ThrowOrWarn(this, nameof(props));
        this.props = props;
        Network = props.Network ?? NewNetwork();
        order = new ClusterOrder(this);
        register = new ClusterRegister(this, new ClusterSnapshot
        {
            Name = props.ClusterName,
            Version = props.Version,
            Plan = AccessPlan.Empty with
            {
                Mode = props.AuthenticationMode,
                CreatorIsAdmin = props.CreatorIsAdmin,
                CreatorSuffices = props.AdministratorGuard.Kind is GuardKind.Creator,
            },
            BuiltInRoles = BuiltInRoles.Nearest(props.Version),
            IsBuilt = true,
        });

        Role = props.Role ?? ClusterRoles.ControlPlane(this, props, this.LogicalId("cluster-role"));
        var security = new ClusterSecurity(this, props, Network.Vpc, LogicalIdOf);
        ControlPlaneSecurityGroup = security.ControlPlane[0];
        SharedNodeSecurityGroup = security.SharedNodes;
        AutoModeNodeRole = AutoModeNodes();
        if (AutoModeNodeRole is { } ofAutoMode)
        {
            EntriesByEks.Add(this, this, ofAutoMode, role => Access.AutoModeNodes.Of(role, default));
        }

        Ec2.ISubnet[] subnets = [.. props.ControlPlaneSubnets ?? [.. Network.PublicSubnets, .. Network.PrivateSubnets]];
        var cluster = Define(props.KubectlProvider is null ? subnets : [.. Network.PrivateSubnets]);
        Cluster = cluster;
        Resource = cluster.Node.DefaultChild as Eks.CfnCluster ?? throw new InvalidOperationException("the CDK's cluster has no AWS::EKS::Cluster inside");
        Resource.Named(this.LogicalId("cluster"));
        var securityGroups = security.ControlPlane.Select(group => group.SecurityGroupId);
        ControlPlane.Describe(Resource, props, subnets.Select(subnet => subnet.SubnetId), securityGroups, AutoModeNodeRole);

        ClusterName = cluster.ClusterName;
        ClusterSecurityGroup = cluster.ClusterSecurityGroup;
        security.Connect(cluster.ClusterSecurityGroupId);
        LogGroup = DefineLogGroup();
        OrderAfter();
        AcknowledgeSecretsOnly();
        AdministratorRequired.Guard(this, props.AdministratorGuard);
        LogicalIdsOfStacks.Guard(this);
    }

    /// <summary>The CDK's own cluster, for constructs that ask for one: as <c>ICluster</c>, or as this class, as its Fargate profile does.</summary>
    public Eks.Cluster Cluster { get; }

    /// <inheritdoc/>
    Eks.ICluster IEksCluster.Cluster => Cluster;

    /// <summary>The cluster as CloudFormation has it.</summary>
    public Eks.CfnCluster Resource { get; }

    /// <summary>The role that EKS takes on.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The role of Auto Mode's nodes; null where there are none.</summary>
    public Iam.IRole? AutoModeNodeRole { get; }

    /// <summary>The log group of the control plane; null where it is left to EKS.</summary>
    public CfnLogGroup? LogGroup { get; }

    /// <inheritdoc/>
    public string ClusterName { get; }

    /// <inheritdoc/>
    public string DisplayName => props.ClusterName;

    /// <inheritdoc/>
    public string Version => props.Version;

    /// <inheritdoc/>
    public ClusterAuthenticationMode AuthenticationMode => props.AuthenticationMode;

    /// <inheritdoc/>
    public IpFamily IpFamily => props.IpFamily;

    /// <inheritdoc/>
    public string? ServiceIpv4Cidr => props.ServiceIpv4Cidr;

    /// <inheritdoc/>
    public string Endpoint => Resource.AttrEndpoint;

    /// <inheritdoc/>
    public string CertificateAuthorityData => Resource.AttrCertificateAuthorityData;

    /// <inheritdoc/>
    public string OpenIdConnectIssuerUrl => Resource.AttrOpenIdConnectIssuerUrl;

    /// <inheritdoc/>
    public IClusterNetwork Network { get; }

    /// <inheritdoc/>
    public Ec2.ISecurityGroup ClusterSecurityGroup { get; }

    /// <inheritdoc/>
    public Ec2.ISecurityGroup ControlPlaneSecurityGroup { get; }

    /// <inheritdoc/>
    public Ec2.ISecurityGroup SharedNodeSecurityGroup { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEntry> RegisteredEntries => register.Entries;

    /// <summary>True where the add-on eks-pod-identity-agent is added for pods that need it, unless Auto Mode brings it.</summary>
    internal bool BringsPodIdentityAgent => props.PodIdentityAgent;

    /// <summary>EKS Auto Mode; null where it is off.</summary>
    internal AutoModeOptions? AutoMode => props.AutoMode;

    /// <summary>True where machines outside AWS may join.</summary>
    internal bool HasHybridNodes => !props.RemoteNodeNetworks.IsEmpty;

    /// <summary>The paths of the stacks that define nodes of the cluster.</summary>
    internal IReadOnlySet<string> NodeStacks => order.NodeStacks;

    /// <summary>True where a Lambda function with kubectl installs charts.</summary>
    internal bool HasKubectl => props.KubectlProvider is not null;

    /// <summary>True for a local cluster on an Outpost.</summary>
    internal bool IsOnOutpost => props.Outpost is not null;

    /// <summary>A cluster that exists already.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="attributes">What is known about it.</param>
    public static IEksCluster FromAttributes(Construct scope, string id, EksClusterAttributes attributes) => new ImportedCluster(scope, id, attributes);

    /// <inheritdoc/>
    public ClusterSnapshot Snapshot => EntriesByEks.With(this, register.Snapshot);

    /// <inheritdoc/>
    ClusterRegister IClusterParts.Register => register;

    /// <inheritdoc/>
    ClusterOrder IClusterParts.Order => order;

    /// <inheritdoc/>
    string IClusterParts.LogicalIdPrefix => props.LogicalIdPrefix;

    /// <inheritdoc/>
    public void RegisterRbac(RbacObjects objects) => register.AddRbac(objects);

    /// <inheritdoc/>
    public void RegisterAwsAuth(AwsAuthMap map, bool isWhole = true) => register.SetAwsAuth(map, isWhole);

    private ClusterNetwork NewNetwork() => new(this, "Network", new ClusterNetworkProps
    {
        Ipv6 = props.IpFamily is IpFamily.Ipv6 ? new Ipv6Ranges { ForPods = true } : null,
        LogicalIdPrefix = props.LogicalIdPrefix,
    });

    private string LogicalIdOf(string what) => props.LogicalIdPrefix + what;

    private Iam.IRole? AutoModeNodes() => props.AutoMode switch
    {
        null or { Compute: false } => null,
        { NodeRole: { } given } => given,
        { NodePools.IsEmpty: true } => null,
        var auto => ClusterRoles.AutoModeNodes(this, auto, this.LogicalId(RoleIds.AutoModeNodes)),
    };

    // The CDK puts its kubectl function into the subnets it is told, and only private ones have a way out for it; those of the control plane are said by
    // ControlPlane.Describe.
    private Eks.Cluster Define(Ec2.ISubnet[] subnets)
    {
        var cluster = new Eks.Cluster(this, "Resource", new Eks.ClusterProps
        {
            ClusterName = props.ClusterName,
            Version = Eks.KubernetesVersion.Of(props.Version),
            Vpc = Network.Vpc,
            VpcSubnets = [new Ec2.SubnetSelection { Subnets = subnets }],
            Role = Role,
            SecurityGroup = ControlPlaneSecurityGroup,
            DefaultCapacityType = Eks.DefaultCapacityType.NODEGROUP,
            DefaultCapacity = 0,
            EndpointAccess = props.Endpoint switch
            {
                { PublicAccess: false } => Eks.EndpointAccess.PRIVATE,
                { PrivateAccess: false } => Eks.EndpointAccess.PUBLIC,
                _ => Eks.EndpointAccess.PUBLIC_AND_PRIVATE,
            },
            IpFamily = props.IpFamily is IpFamily.Ipv6 ? Eks.IpFamily.IP_V6 : Eks.IpFamily.IP_V4,
            KubectlProviderOptions = props.KubectlProvider,
            Tags = props.Tags.IsEmpty ? null : props.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        });
        if (props.KubectlProvider is null)
        {
            cluster.Node.TryRemoveChild("KubectlReadyBarrier"); // an SSM parameter that only kubectl custom resources wait for
        }

        if (Network is not VpcNetwork)
        {
            // Subnets made here carry the tags of load balancers already; those named by id are left as they are.
            Cdk.Annotations.Of(cluster).AcknowledgeWarning("@aws-cdk/aws-eks:clusterMustManuallyTagSubnet");
        }

        return cluster;
    }

    private CfnLogGroup? DefineLogGroup()
    {
        if (props.Logs.IsEmpty || props.LogRetentionDays is not { } days)
        {
            return null;
        }

        var group = new CfnLogGroup(this, "LogGroup", new CfnLogGroupProps { LogGroupName = $"/aws/eks/{props.ClusterName}/cluster", RetentionInDays = days })
            .Named(this.LogicalId("control-plane-logs"));
        group.ApplyRemovalPolicy(Cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return group;
    }

    private void AcknowledgeSecretsOnly()
    {
        if (props.SecretsEncryptionKey is not null)
        {
            Cdk.Validations.Of(Resource).Acknowledge(new Cdk.Acknowledgment
            {
                Id = "CloudFormation-Validate::W9009",
                Reason = "EncryptionConfig.Resources is deprecated but harmless: EKS takes no other value than secrets, "
                    + "and older readers of the template want to see it",
            });
        }
    }

    private void OrderAfter()
    {
        if (LogGroup is { } logs)
        {
            Resource.AddResourceDependency(logs); // else EKS makes it first, and logs are kept for ever
        }

        // Nodes need a way out to join. They come after the cluster, so the cluster comes after the routes: one list instead of one for each node group.
        foreach (var route in Network.Connectivity)
        {
            Resource.Node.AddDependency(route);
        }
    }
}
