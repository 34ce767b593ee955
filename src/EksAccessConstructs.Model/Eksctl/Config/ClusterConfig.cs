namespace EksAccessConstructs.Eksctl;

/// <summary>An eksctl ClusterConfig as its file says it: what the file leaves out is null or empty, nothing is filled in.</summary>
/// <remarks>Key for key the schema of eksctl 0.231 (<c>eksctl.io/v1alpha5</c>).
/// <see cref="ClusterConfigDefaults"/> turns it into a <see cref="ResolvedCluster"/>.</remarks>
public sealed record ClusterConfig
{
    /// <summary><c>metadata</c>: name, region, version and tags.</summary>
    public required ClusterMetadata Metadata { get; init; }

    /// <summary>True where the cluster exists already, so that only what the file adds to it is made: node groups, Fargate profiles, add-ons,
    /// access entries. No key of the file: whoever reads the file knows it.</summary>
    /// <value>Default: false.</value>
    public bool Exists { get; init; }

    /// <summary><c>accessConfig</c>: who may enter the cluster.</summary>
    internal AccessConfig? Access { get; init; }

    /// <summary><c>iamIdentityMappings</c>: rows for the aws-auth ConfigMap.</summary>
    internal ValueList<IdentityMappingConfig> IdentityMappings { get; init; }

    /// <summary><c>identityProviders</c>: OIDC providers that sign users in.</summary>
    internal ValueList<IdentityProviderConfig> IdentityProviders { get; init; }

    /// <summary><c>iam</c>: the cluster's roles, the OIDC provider, roles for pods.</summary>
    internal IamConfig? Iam { get; init; }

    /// <summary><c>vpc</c>: the network, given or to be made, and the API endpoints.</summary>
    internal VpcConfig? Vpc { get; init; }

    /// <summary><c>availabilityZones</c>: the zones of a network to be made.</summary>
    public ValueList<string> AvailabilityZones { get; init; }

    /// <summary><c>localZones</c>: local zones that get subnets beside those of the zones.</summary>
    public ValueList<string> LocalZones { get; init; }

    /// <summary><c>kubernetesNetworkConfig</c>: the address family and range of services.</summary>
    internal KubernetesNetworkConfig? NetworkConfig { get; init; }

    /// <summary><c>privateCluster</c>: a cluster without a way to or from the internet.</summary>
    internal PrivateClusterConfig? PrivateCluster { get; init; }

    /// <summary><c>managedNodeGroups</c>: node groups that EKS keeps.</summary>
    internal ValueList<ManagedNodeGroupConfig> ManagedNodeGroups { get; init; }

    /// <summary><c>nodeGroups</c>: node groups in auto scaling groups of one's own.</summary>
    internal ValueList<SelfManagedNodeGroupConfig> NodeGroups { get; init; }

    /// <summary><c>fargateProfiles</c>: which pods run on Fargate.</summary>
    internal ValueList<FargateProfileConfig> FargateProfiles { get; init; }

    /// <summary><c>autoModeConfig</c>: EKS Auto Mode.</summary>
    internal AutoModeConfig? AutoMode { get; init; }

    /// <summary><c>remoteNetworkConfig</c>: hybrid nodes.</summary>
    internal RemoteNetworkConfig? RemoteNetwork { get; init; }

    /// <summary><c>addons</c>: EKS add-ons.</summary>
    internal ValueList<AddonConfig> Addons { get; init; }

    /// <summary><c>addonsConfig</c>: what holds for all add-ons.</summary>
    internal AddonsConfig? AddonsConfig { get; init; }

    /// <summary><c>capabilities</c>: EKS capabilities (ACK, KRO, Argo CD).</summary>
    internal ValueList<CapabilityConfig> Capabilities { get; init; }

    /// <summary><c>cloudWatch</c>: control plane logs.</summary>
    internal CloudWatchConfig? CloudWatch { get; init; }

    /// <summary><c>secretsEncryption</c>: the KMS key for secrets.</summary>
    internal SecretsEncryptionConfig? SecretsEncryption { get; init; }

    /// <summary><c>upgradePolicy</c>: standard or extended support.</summary>
    internal UpgradePolicyConfig? UpgradePolicy { get; init; }

    /// <summary><c>zonalShiftConfig</c>: whether traffic may be moved out of a zone.</summary>
    internal ZonalShiftConfig? ZonalShift { get; init; }

    /// <summary><c>controlPlaneScalingConfig</c>, <c>kubeAPIServerConfig</c>, <c>kubeSchedulerConfig</c>, <c>kubeControllerManagerConfig</c>.</summary>
    internal ControlPlaneConfig? ControlPlane { get; init; }

    /// <summary><c>karpenter</c>: the Karpenter autoscaler.</summary>
    internal KarpenterConfig? Karpenter { get; init; }

    /// <summary><c>gitops</c>: Flux.</summary>
    internal GitopsConfig? Gitops { get; init; }

    /// <summary><c>outpost</c>: a local cluster on an Outpost.</summary>
    internal OutpostConfig? Outpost { get; init; }

    /// <summary>Where each key is in the file.</summary>
    internal ConfigLocations Locations { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("apiVersion", ClusterConfigReader.ApiVersion)
        .Text("kind", ClusterConfigReader.Kind)
        .Part("metadata", Metadata.ToYaml())
        .Part("accessConfig", Access?.ToYaml())
        .Parts("iamIdentityMappings", IdentityMappings.Select(part => part.ToYaml()))
        .Parts("identityProviders", IdentityProviders.Select(part => part.ToYaml()))
        .Part("iam", Iam?.ToYaml())
        .Part("vpc", Vpc?.ToYaml())
        .Texts("availabilityZones", AvailabilityZones)
        .Texts("localZones", LocalZones)
        .Part("kubernetesNetworkConfig", NetworkConfig?.ToYaml())
        .Part("privateCluster", PrivateCluster?.ToYaml())
        .Parts("managedNodeGroups", ManagedNodeGroups.Select(part => part.ToYaml()))
        .Parts("nodeGroups", NodeGroups.Select(part => part.ToYaml()))
        .Parts("fargateProfiles", FargateProfiles.Select(part => part.ToYaml()))
        .Part("autoModeConfig", AutoMode?.ToYaml())
        .Part("remoteNetworkConfig", RemoteNetwork?.ToYaml())
        .Parts("addons", Addons.Select(part => part.ToYaml()))
        .Part("addonsConfig", AddonsConfig?.ToYaml())
        .Parts("capabilities", Capabilities.Select(part => part.ToYaml()))
        .Part("cloudWatch", CloudWatch?.ToYaml())
        .Part("secretsEncryption", SecretsEncryption?.ToYaml())
        .Part("upgradePolicy", UpgradePolicy?.ToYaml())
        .Part("zonalShiftConfig", ZonalShift?.ToYaml())
        .With(ControlPlane?.ToYaml())
        .Part("karpenter", Karpenter?.ToYaml())
        .Part("gitops", Gitops?.ToYaml())
        .Part("outpost", Outpost?.ToYaml());
}
