namespace EksAccessConstructs.Eksctl;

/// <summary>An eksctl ClusterConfig as its file says it: what the file leaves out is null or empty, nothing is filled in.</summary>
/// <remarks>Key for key the schema of eksctl 0.231 (<c>eksctl.io/v1alpha5</c>).
/// <see cref="ClusterConfigDefaults"/> turns it into a <see cref="ResolvedCluster"/>.</remarks>
public sealed record ClusterConfig
{
    /// <summary><c>metadata</c>: name, region, version and tags.</summary>
    public required ClusterMetadata Metadata { get; init; }

    /// <summary><c>accessConfig</c>: who may enter the cluster.</summary>
    public AccessConfig? Access { get; init; }

    /// <summary><c>iamIdentityMappings</c>: rows for the aws-auth ConfigMap.</summary>
    public ValueList<IdentityMappingConfig> IdentityMappings { get; init; }

    /// <summary><c>identityProviders</c>: OIDC providers that sign users in.</summary>
    public ValueList<IdentityProviderConfig> IdentityProviders { get; init; }

    /// <summary><c>iam</c>: the cluster's roles, the OIDC provider, roles for pods.</summary>
    public IamConfig? Iam { get; init; }

    /// <summary><c>vpc</c>: the network, given or to be made, and the API endpoints.</summary>
    public VpcConfig? Vpc { get; init; }

    /// <summary><c>availabilityZones</c>: the zones of a network to be made.</summary>
    public ValueList<string> AvailabilityZones { get; init; }

    /// <summary><c>localZones</c>: local zones that get subnets beside those of the zones.</summary>
    public ValueList<string> LocalZones { get; init; }

    /// <summary><c>kubernetesNetworkConfig</c>: the address family and range of services.</summary>
    public KubernetesNetworkConfig? NetworkConfig { get; init; }

    /// <summary><c>privateCluster</c>: a cluster without a way to or from the internet.</summary>
    public PrivateClusterConfig? PrivateCluster { get; init; }

    /// <summary><c>managedNodeGroups</c>: node groups that EKS keeps.</summary>
    public ValueList<ManagedNodeGroupConfig> ManagedNodeGroups { get; init; }

    /// <summary><c>nodeGroups</c>: node groups in auto scaling groups of one's own.</summary>
    public ValueList<SelfManagedNodeGroupConfig> NodeGroups { get; init; }

    /// <summary><c>fargateProfiles</c>: which pods run on Fargate.</summary>
    public ValueList<FargateProfileConfig> FargateProfiles { get; init; }

    /// <summary><c>autoModeConfig</c>: EKS Auto Mode.</summary>
    public AutoModeConfig? AutoMode { get; init; }

    /// <summary><c>remoteNetworkConfig</c>: hybrid nodes.</summary>
    public RemoteNetworkConfig? RemoteNetwork { get; init; }

    /// <summary><c>addons</c>: EKS add-ons.</summary>
    public ValueList<AddonConfig> Addons { get; init; }

    /// <summary><c>addonsConfig</c>: what holds for all add-ons.</summary>
    public AddonsConfig? AddonsConfig { get; init; }

    /// <summary><c>capabilities</c>: EKS capabilities (ACK, KRO, Argo CD).</summary>
    public ValueList<CapabilityConfig> Capabilities { get; init; }

    /// <summary><c>cloudWatch</c>: control plane logs.</summary>
    public CloudWatchConfig? CloudWatch { get; init; }

    /// <summary><c>secretsEncryption</c>: the KMS key for secrets.</summary>
    public SecretsEncryptionConfig? SecretsEncryption { get; init; }

    /// <summary><c>upgradePolicy</c>: standard or extended support.</summary>
    public UpgradePolicyConfig? UpgradePolicy { get; init; }

    /// <summary><c>zonalShiftConfig</c>: whether traffic may be moved out of a zone.</summary>
    public ZonalShiftConfig? ZonalShift { get; init; }

    /// <summary><c>controlPlaneScalingConfig</c>, <c>kubeAPIServerConfig</c>, <c>kubeSchedulerConfig</c>, <c>kubeControllerManagerConfig</c>.</summary>
    public ControlPlaneConfig? ControlPlane { get; init; }

    /// <summary><c>karpenter</c>: the Karpenter autoscaler.</summary>
    public KarpenterConfig? Karpenter { get; init; }

    /// <summary><c>gitops</c>: Flux.</summary>
    public GitopsConfig? Gitops { get; init; }

    /// <summary><c>outpost</c>: a local cluster on an Outpost.</summary>
    public OutpostConfig? Outpost { get; init; }

    /// <summary>Where each key is in the file.</summary>
    internal ConfigLocations Spots { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }
}
