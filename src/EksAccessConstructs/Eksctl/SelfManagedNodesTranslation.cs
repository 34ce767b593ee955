using System.Globalization;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>From a self-managed node group of a ClusterConfig to <see cref="SelfManagedNodesProps"/>.</summary>
internal static class SelfManagedNodesTranslation
{
    public static SelfManagedNodesProps Of(NodesSource source)
    {
        var (nodes, config, own) = (source.Nodes, source.Config, source.Nodes.SelfManaged);
        return new SelfManagedNodesProps
        {
            Cluster = source.Cluster,
            Name = nodes.Name,
            Family = NodeTranslation.Family(source),
            ImageId = NodeTranslation.ImageId(config),
            InstanceType = nodes.InstanceTypes is [var first, ..] ? first : throw new ArgumentException($"node group '{nodes.Name}' names no instance type; name one in instanceType or instancesDistribution"),
            MinSize = nodes.MinSize,
            MaxSize = nodes.MaxSize,
            DesiredSize = nodes.DesiredCapacity,
            PrivateNetworking = nodes.PrivateNetworking,
            Subnets = source.Network.Of(source.Config),
            Role = NodeTranslation.Role(source),
            Volume = nodes.RootVolume is { } root ? NodeTranslation.Volume(root) : new NodeVolume(),
            AdditionalVolumes = nodes.AdditionalVolumes.Select(NodeTranslation.Volume).ToValueList(),
            Ssh = NodeTranslation.Ssh(source),
            Labels = nodes.Labels,
            Taints = config.Taints.Select(NodeTranslation.Taint).ToValueList(),
            Tags = NodeTranslation.Tags(source, "unmanaged"),
            InstanceName = nodes.InstanceName,
            SecurityGroupIds = config.SecurityGroups?.AttachIds ?? [],
            RequireImdsV2 = nodes.ImdsTokenRequired,
            BlockPodImds = nodes.ImdsHopLimit == 1,
            MaxPods = NodeTranslation.MaxPods(config),
            PreBootstrapCommands = config.PreBootstrapCommands,
            OverrideBootstrapCommand = config.OverrideBootstrapCommand,
            BottlerocketSettings = NodeTranslation.Document(config.Bottlerocket?.Settings),
            AdminContainer = config.Bottlerocket?.EnableAdminContainer,
            PlacementGroupName = config.Placement?.GroupName,
            FabricAdapters = NodeTranslation.FabricAdapters(nodes),
            EbsOptimized = config.EbsOptimized,
            DetailedMonitoring = config.EnableDetailedMonitoring,
            CapacityReservation = NodeTranslation.Reservation(config),
            Instances = Mixed(own?.InstancesDistribution),
            CpuCredits = own?.CpuCredits is { } credits ? credits.ToLowerInvariant() : null,
            Enclaves = own?.EnclaveEnabled,
            OwnSecurityGroup = config.SecurityGroups?.WithLocal is not false,
            SharedSecurityGroup = config.SecurityGroups?.WithShared is not false,
            InstanceProfileArn = config.Iam?.InstanceProfileArn,
            ClusterDns = own?.ClusterDns,
            KubeletConfig = NodeTranslation.Document(own?.KubeletExtraConfig),
            Metrics = (own?.AsgMetricsCollection ?? []).Select(metrics => new GroupMetrics(metrics.Granularity ?? "1Minute", metrics.Metrics)).ToValueList(),
            ClassicLoadBalancerNames = own?.ClassicLoadBalancerNames ?? [],
            TargetGroupArns = own?.TargetGroupArns ?? [],
            MaxInstanceLifetimeSeconds = own?.MaxInstanceLifetime,
            SuspendProcesses = config.AsgSuspendProcesses,
            AutoscalerNodeTags = config.PropagateAsgTags is true,
            OutpostClusterId = source.Resolved.Config.Outpost is null ? null : source.Cluster.DisplayName,
        };
    }

    private static MixedInstances? Mixed(InstancesDistributionConfig? distribution) => distribution is null ? null : new()
    {
        InstanceTypes = distribution.InstanceTypes,
        MaxPrice = decimal.TryParse(distribution.MaxPrice, NumberStyles.Float, CultureInfo.InvariantCulture, out var price) ? price : null,
        OnDemandBase = distribution.OnDemandBaseCapacity,
        OnDemandPercentageAboveBase = distribution.OnDemandPercentageAboveBaseCapacity,
        SpotPools = distribution.SpotInstancePools,
        SpotStrategy = distribution.SpotAllocationStrategy,
        CapacityRebalance = distribution.CapacityRebalance is true,
    };
}
