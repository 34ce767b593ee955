using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Says on the CloudFormation resource what the CDK's cluster cannot say, and takes away what it says without being asked.</summary>
internal static class ControlPlane
{
    public static void Describe(
        Eks.CfnCluster cluster, EksClusterProps props, IEnumerable<string> subnets, IEnumerable<string> securityGroups, Iam.IRole? autoModeNodes)
    {
        cluster.AccessConfig = new Eks.CfnCluster.AccessConfigProperty
        {
            AuthenticationMode = props.AuthenticationMode.ToApiValue(),
            BootstrapClusterCreatorAdminPermissions = props.CreatorIsAdmin,
        };
        cluster.ResourcesVpcConfig = new Eks.CfnCluster.ResourcesVpcConfigProperty
        {
            SubnetIds = [.. subnets],
            SecurityGroupIds = [.. securityGroups],
            EndpointPrivateAccess = props.Endpoint.PrivateAccess,
            EndpointPublicAccess = props.Endpoint.PublicAccess,
            PublicAccessCidrs = props.Endpoint.PublicCidrs.IsEmpty || props.Outpost is not null ? null : [.. props.Endpoint.PublicCidrs],
            ControlPlaneEgressMode = props.ControlPlaneEgressMode,
        };
        cluster.BootstrapSelfManagedAddons = props.BootstrapSelfManagedAddons;
        cluster.DeletionProtection = props.DeletionProtection ? true : null;
        cluster.Logging = Logging(props);
        cluster.EncryptionConfig = Encryption(props);
        cluster.UpgradePolicy = props.SupportType is { } support ? new Eks.CfnCluster.UpgradePolicyProperty { SupportType = support.Name } : null;
        cluster.ZonalShiftConfig = props.ZonalShift is { } shift ? new Eks.CfnCluster.ZonalShiftConfigProperty { Enabled = shift } : null;
        cluster.ControlPlaneScalingConfig = props.ScalingTier is { } tier ? new Eks.CfnCluster.ControlPlaneScalingConfigProperty { Tier = tier } : null;
        cluster.RemoteNetworkConfig = Remote(props);
        cluster.OutpostConfig = Outpost(props.Outpost);
        cluster.KubeApiServerConfig = ApiServer(props.ApiServer);
        cluster.KubeSchedulerConfig = Scheduler(props.Scheduler);
        cluster.KubeControllerManagerConfig = ControllerManager(props.ControllerManager);
        cluster.ActiveCertificateAuthorityId = props.ActiveCertificateAuthorityId;
        cluster.Force = props.ForceUpgrade;
        cluster.RollbackConfig = props.RollbackMinutes is { } minutes ? new Eks.CfnCluster.RollbackConfigProperty { TimeoutMinutes = minutes } : null;
        Compute(cluster, props, autoModeNodes);
    }

    private static void Compute(Eks.CfnCluster cluster, EksClusterProps props, Iam.IRole? nodes)
    {
        var auto = props.AutoMode;
        cluster.ComputeConfig = auto is null ? null : new Eks.CfnCluster.ComputeConfigProperty
        {
            Enabled = auto.Compute,
            NodePools = auto.Compute ? [.. auto.NodePools] : null,
            NodeRoleArn = nodes?.RoleArn,
        };
        cluster.StorageConfig = auto is null ? null : new Eks.CfnCluster.StorageConfigProperty
        {
            BlockStorage = new Eks.CfnCluster.BlockStorageProperty { Enabled = auto.BlockStorage },
        };
        cluster.KubernetesNetworkConfig = auto is null && props is { IpFamily: ClusterIpFamily.Ipv4, ServiceIpv4Cidr: null }
            ? null
            : new Eks.CfnCluster.KubernetesNetworkConfigProperty
            {
                IpFamily = props.IpFamily is ClusterIpFamily.Ipv6 ? "ipv6" : null,
                ServiceIpv4Cidr = props.ServiceIpv4Cidr,
                ElasticLoadBalancing = auto is null
                    ? null
                    : new Eks.CfnCluster.ElasticLoadBalancingProperty { Enabled = auto.LoadBalancing, GatewayApi = Gateway(auto) },
            };
    }

    private static Eks.CfnCluster.GatewayApiProperty? Gateway(AutoModeOptions auto) => auto.ManagedGatewayApi is { } managed
        ? new() { Crds = new Eks.CfnCluster.GatewayApiCrdsProperty { Managed = managed } }
        : null;

    private static Eks.CfnCluster.LoggingProperty? Logging(EksClusterProps props) => props.Logs.IsEmpty ? null : new()
    {
        ClusterLogging = new Eks.CfnCluster.ClusterLoggingProperty
        {
            EnabledTypes = props.Logs.Select(log => new Eks.CfnCluster.LoggingTypeConfigProperty { Type = log.Name }).ToArray(),
        },
    };

    private static Eks.CfnCluster.EncryptionConfigProperty[]? Encryption(EksClusterProps props) => props.SecretsEncryptionKey is { } key
        ? [new() { Resources = ["secrets"], Provider = new Eks.CfnCluster.ProviderProperty { KeyArn = key.KeyArn } }]
        : null;

    private static Eks.CfnCluster.RemoteNetworkConfigProperty? Remote(EksClusterProps props) => props.RemoteNodeNetworks.IsEmpty ? null : new()
    {
        RemoteNodeNetworks = new[] { new Eks.CfnCluster.RemoteNodeNetworkProperty { Cidrs = [.. props.RemoteNodeNetworks] } },
        RemotePodNetworks = props.RemotePodNetworks.IsEmpty
            ? null
            : new[] { new Eks.CfnCluster.RemotePodNetworkProperty { Cidrs = [.. props.RemotePodNetworks] } },
    };

    private static Eks.CfnCluster.OutpostConfigProperty? Outpost(OutpostOptions? outpost) => outpost is null ? null : new()
    {
        OutpostArns = [outpost.OutpostArn],
        ControlPlaneInstanceType = outpost.ControlPlaneInstanceType.Name,
        ControlPlanePlacement = outpost is { PlacementGroup: null, SpreadLevel: null }
            ? null
            : new Eks.CfnCluster.ControlPlanePlacementProperty { GroupName = outpost.PlacementGroup, SpreadLevel = outpost.SpreadLevel },
        EtcdInstanceType = outpost.EtcdInstanceType?.Name,
        EtcdPlacement = outpost.EtcdSpreadLevel is { } level ? new Eks.CfnCluster.EtcdPlacementProperty { SpreadLevel = level } : null,
    };

    private static Eks.CfnCluster.KubeApiServerConfigProperty? ApiServer(ApiServerOptions? server) => server is null ? null : new()
    {
        EventTtl = server.EventTtl,
        ServiceNodePortRange = server.NodePorts is var (low, high) ? new Eks.CfnCluster.ServiceNodePortRangeProperty { MinPort = low, MaxPort = high } : null,
    };

    private static Eks.CfnCluster.KubeSchedulerConfigProperty? Scheduler(SchedulerScoring? scoring) => scoring is null ? null : new()
    {
        NodeResourcesFit = new Eks.CfnCluster.NodeResourcesFitConfigProperty
        {
            ScoringStrategy = new Eks.CfnCluster.ScoringStrategyProperty
            {
                Type = scoring.Strategy,
                Resources = scoring.Resources.IsEmpty
                    ? null
                    : scoring.Resources
                        .Select(weighed => new Eks.CfnCluster.ResourceWeightProperty { Name = weighed.Resource, Weight = weighed.Weight })
                        .ToArray(),
            },
        },
    };

    private static Eks.CfnCluster.KubeControllerManagerConfigProperty? ControllerManager(ControllerManagerOptions? manager) => manager is null ? null : new()
    {
        HorizontalPodAutoscalerControllerConfig = manager.AutoscalerSyncPeriod is { } period
            ? new Eks.CfnCluster.HorizontalPodAutoscalerControllerConfigProperty { HorizontalPodAutoscalerSyncPeriod = period }
            : null,
        PodGcControllerConfig = manager.TerminatedPodGcThreshold is { } threshold
            ? new Eks.CfnCluster.PodGcControllerConfigProperty { TerminatedPodGcThreshold = threshold }
            : null,
    };
}
