using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>From a managed node group of a ClusterConfig to <see cref="ManagedNodesProps"/>.</summary>
internal static class ManagedNodesTranslation
{
    public static ManagedNodesProps Of(NodesSource source)
    {
        var (nodes, config, managed) = (source.Nodes, source.Config, source.Nodes.Managed);
        return new ManagedNodesProps
        {
            Cluster = source.Cluster,
            Name = nodes.Name,
            Family = NodeTranslation.Family(source),
            ImageId = NodeTranslation.ImageId(config),
            InstanceTypes = nodes.InstanceTypes,
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
            Tags = NodeTranslation.Tags(source, "managed"),
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
            Spot = managed?.Spot is true,
            Update = config.UpdateConfig is { } update
                ? new NodeUpdate { MaxUnavailable = update.MaxUnavailable, MaxUnavailablePercentage = update.MaxUnavailablePercentage }
                : null,
            Repair = Repair(managed?.NodeRepair),
            ReleaseVersion = managed?.ReleaseVersion,
            LaunchTemplate = managed?.LaunchTemplate is { Id: { } id, Version: var version } ? new ExistingLaunchTemplate(id, version) : null,
        };
    }

    private static NodeRepair? Repair(NodeRepairConfig? repair) => repair is null ? null : new()
    {
        Enabled = repair.Enabled is true,
        MaxUnhealthyNodeThresholdCount = repair.MaxUnhealthyNodeThresholdCount,
        MaxUnhealthyNodeThresholdPercentage = repair.MaxUnhealthyNodeThresholdPercentage,
        MaxParallelNodesRepairedCount = repair.MaxParallelNodesRepairedCount,
        MaxParallelNodesRepairedPercentage = repair.MaxParallelNodesRepairedPercentage,
        Overrides = repair.Overrides
            .Select(item => new NodeRepairAction(item.NodeMonitoringCondition ?? "", item.NodeUnhealthyReason ?? "", item.RepairAction ?? "", item.MinRepairWaitTimeMins ?? 0))
            .ToValueList(),
    };
}
