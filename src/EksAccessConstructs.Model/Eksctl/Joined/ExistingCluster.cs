using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Whether a ClusterConfig is about a new cluster or about one that exists.</summary>
internal static class ExistingCluster
{
    // Keys of the document that make or change the cluster itself.
    private static readonly ValueList<string> OfCluster =
    [
        "availabilityZones", "localZones", "kubernetesNetworkConfig", "privateCluster", "secretsEncryption", "cloudWatch", "autoModeConfig", "upgradePolicy",
        "zonalShiftConfig", "controlPlaneScalingConfig", "kubeAPIServerConfig", "kubeSchedulerConfig", "kubeControllerManagerConfig", "remoteNetworkConfig",
        "outpost", "vpc.nat", "vpc.clusterEndpoints", "vpc.publicAccessCIDRs", "vpc.controlPlaneSubnetIDs", "vpc.controlPlaneEgressMode",
        "iam.serviceRoleARN", "iam.serviceRolePermissionsBoundary", "accessConfig.bootstrapClusterCreatorAdminPermissions",
    ];

    /// <summary>What there is to say before anything is made: that a new cluster is, or what an existing one does not take.</summary>
    public static IEnumerable<Finding> Findings(ClusterConfig config) => config.Exists ? OfExisting(config) : OfNew(config);

    private static IEnumerable<Finding> OfNew(ClusterConfig config)
    {
        var rest = config with { ManagedNodeGroups = [], NodeGroups = [], FargateProfiles = [], Metadata = new ClusterMetadata { Name = "", Region = "" } };
        var isBare = rest == new ClusterConfig { Metadata = rest.Metadata, Origin = config.Origin };
        if (isBare && (config.Groups().Any() || !config.FargateProfiles.IsEmpty))
        {
            yield return JoinRules.NewClusterIsMeant.At(config.Origin.Location,
                $"a new cluster '{config.Metadata.Name}' with a VPC of its own is made for these nodes, as by 'eksctl create cluster'; "
                    + $"where the cluster exists already, -c existing={config.Metadata.Name} adds them to it");
        }
    }

    private static IEnumerable<Finding> OfExisting(ClusterConfig config)
    {
        foreach (var key in OfCluster.Where(config.Locations.IsWritten))
        {
            yield return JoinRules.ExistingStays.At(config.Locations.At(key),
                $"'{key}' is about the cluster itself, which exists, so it has no effect here; change the cluster where it is made");
        }

        if (DescribedNodes.NeedServiceRange(config) && config.Metadata.Version is null or "" or "auto" or "latest")
        {
            yield return JoinRules.ExistingIsDescribed.At(config.Metadata.Origin.Location,
                "'metadata.version' does not say the version of the existing cluster, and self-managed nodes must fit it; write it");
        }
    }
}
