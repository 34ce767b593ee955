using System.Globalization;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>From a node group of a ClusterConfig to the one description that the rules of nodes and the constructs read.</summary>
/// <remarks>What is wrong in itself (an unknown family, an unknown effect of a taint) is taken as its default here: a rule of ClusterConfigs speaks of
/// it.</remarks>
internal static class DescribedNodes
{
    /// <summary>The description of a group.</summary>
    public static NodeDescription Of(ClusterConfig config, NodeGroupConfig group)
    {
        var common = Common(config, group);
        return group switch
        {
            ManagedNodeGroupConfig managed => Managed(common, managed),
            SelfManagedNodeGroupConfig own => SelfManaged(common, own),
            _ => common,
        };
    }

    /// <summary>The image that a group names; null where one is chosen.</summary>
    public static string? Image(NodeGroupConfig group) => group.Ami is null or "" or "auto" or "auto-ssm" ? null : group.Ami;

    /// <summary>True where nodes are told how to join, so that they must know the range of services.</summary>
    public static bool NeedServiceRange(ClusterConfig config) =>
        !config.NodeGroups.IsEmpty || config.ManagedNodeGroups.Any(group => Image(group) is not null);

    /// <summary>True where nodes open SSH to the range of the VPC, so that it must be known.</summary>
    public static bool NeedVpcRange(ClusterConfig config) => config.Groups().Any(one =>
        one.Group is { PrivateNetworking: true, Ssh: { SourceSecurityGroupIds.IsEmpty: true } } && Ssh(config, one.Group) is { Allow: true });

    /// <summary>A volume, gp2 on an Outpost where nothing else is said.</summary>
    public static NodeVolume Volume(VolumeConfig volume, bool onOutpost) => new()
    {
        Size = volume.Size ?? new NodeVolume().Size,
        Type = volume.Type ?? (onOutpost ? "gp2" : new NodeVolume().Type),
        Device = volume.Name,
        Encrypted = volume.Encrypted,
        KmsKeyId = volume.KmsKeyId,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
        SnapshotId = volume.SnapshotId,
    };

    /// <summary>A piece that is passed on as it is; empty where nothing is said.</summary>
    public static DocumentValue.Mapping Document(InlineDocument? document) =>
        document is not null && DocumentValue.FromJson(document.Json) is DocumentValue.Mapping map ? map : DocumentValue.Mapping.Empty;

    private static NodeDescription Common(ClusterConfig config, NodeGroupConfig group)
    {
        var name = group.Name ?? "";
        var onOutpost = config.Outpost is not null || group.OutpostArn is not null;
        var family = AmiFamily.Named(group.AmiFamily ?? "") ?? AmiFamily.AmazonLinux2023;
        var types = NodeDefaults.TypesOf(group);
        return new NodeDescription
        {
            Managed = group is ManagedNodeGroupConfig,
            Name = name,
            Cluster = Surroundings(config, onOutpost),
            Family = family,
            ImageId = Image(group),
            InstanceTypes = types,
            SelectsTypes = group.InstanceSelector.SelectsAnything(),
            MinSize = group.MinSize,
            MaxSize = group.MaxSize,
            DesiredSize = group.DesiredCapacity,
            PrivateNetworking = group.PrivateNetworking is true,
            NamedSubnets = NamedSubnets.Of(config).Matching(group).Count,
            Volume = group.Volume is { } volume ? Volume(volume, onOutpost) : null,
            AdditionalVolumes = group.AdditionalVolumes.Select(more => Volume(more, onOutpost)).ToValueList(),
            Ssh = Ssh(config, group),
            Labels = NodeDefaults.LabelsOf(config, group),
            Taints = group.Taints.Select(Taint).ToValueList(),
            Tags = Tags(config, group),
            InstanceName = NodeDefaults.InstanceNameOf(config, group, name),
            SecurityGroupIds = group.SecurityGroups?.AttachIds ?? [],
            HasRole = group.Iam?.InstanceRoleArn is not null,
            DescribesRole = group.Iam is { } iam && DescribesRole(iam),
            RoleName = group.Iam?.InstanceRoleName,
            PolicyDocument = group.Iam?.AttachPolicy is { } policy ? Document(policy) : null,
            AddonPolicies = AddonPolicies(group.Iam?.WithAddonPolicies),
            BlockPodImds = group.DisablePodImds is true,
            MaxPods = group.MaxPodsPerNode is 0 ? null : group.MaxPodsPerNode,
            PreBootstrapCommands = group.PreBootstrapCommands,
            OverrideBootstrapCommand = group.OverrideBootstrapCommand,
            BottlerocketSettings = Document(group.Bottlerocket?.Settings),
            AdminContainer = group.Bottlerocket?.EnableAdminContainer,
            PlacementGroupName = group.Placement?.GroupName,
            FabricAdapters = group.EfaEnabled is true ? NetworkCards.OfGroup(types) : 0,
            CapacityReservation = Reservation(group),
            SuspendProcesses = group.AsgSuspendProcesses,
            AutoscalerNodeTags = group.PropagateAsgTags is true,
        };
    }

    // Settings of Bottlerocket have no effect on other managed nodes, in eksctl as here; a warning says so.
    private static NodeDescription Managed(NodeDescription nodes, ManagedNodeGroupConfig group)
    {
        var described = nodes with
        {
            Spot = group.Spot is true,
            Update = group.UpdateConfig is { } update
                ? new NodeUpdate { MaxUnavailable = update.MaxUnavailable, MaxUnavailablePercentage = update.MaxUnavailablePercentage }
                : null,
            Repair = Repair(group.NodeRepair),
            ReleaseVersion = group.ReleaseVersion,
            LaunchTemplate = group.LaunchTemplate is { Id: { } id, Version: var version } ? new ExistingLaunchTemplate(id, version) : null,
        };
        return nodes.Family.Kind is AmiFamilyKind.Bottlerocket
            ? described
            : described with { BottlerocketSettings = DocumentValue.Mapping.Empty, AdminContainer = null };
    }

    private static NodeDescription SelfManaged(NodeDescription nodes, SelfManagedNodeGroupConfig group) => nodes with
    {
        Mixed = group.InstancesDistribution is { } mixed ? Mixed(mixed) : null,
        CpuCredits = group.CpuCredits?.ToLowerInvariant(),
        MaxInstanceLifetimeSeconds = group.MaxInstanceLifetime,
        OwnSecurityGroup = group.SecurityGroups?.WithLocal is not false,
        SharedSecurityGroup = group.SecurityGroups?.WithShared is not false,
        InstanceProfileArn = group.Iam?.InstanceProfileArn,
        Metrics = group.AsgMetricsCollection.Select(metrics => new GroupMetrics(metrics.Granularity ?? "1Minute", metrics.Metrics)).ToValueList(),
        ClassicLoadBalancerNames = group.ClassicLoadBalancerNames,
    };

    private static NodeSurroundings Surroundings(ClusterConfig config, bool onOutpost) => new()
    {
        ClusterName = config.Metadata.Name,
        // The older of the versions that may be taken, so that what passes here can be built by either choice.
        Version = KubernetesVersions.Meant(config.Metadata.Version, KubernetesVersions.EksctlDefault),
        IsIpv6 = config.IsIpv6(),
        KnowsServiceRange = !config.IsIpv6(),
        OnOutpost = onOutpost,
    };

    private static NodeTaint Taint(TaintConfig taint) =>
        new(taint.Key ?? "", NodeTaint.EffectNamed(taint.Effect ?? "") ?? NodeTaintEffect.NoSchedule, taint.Value ?? "");

    // The tags of the group, those of the whole cluster, and the two that eksctl finds a group by.
    private static ValueMap Tags(ClusterConfig config, NodeGroupConfig group) => new(
    [
        .. config.Metadata.Tags,
        .. group.Tags,
        KeyValuePair.Create("alpha.eksctl.io/nodegroup-name", group.Name ?? ""),
        KeyValuePair.Create("alpha.eksctl.io/nodegroup-type", group is ManagedNodeGroupConfig ? "managed" : "unmanaged"),
    ]);

    private static NodeSsh? Ssh(ClusterConfig config, NodeGroupConfig group) => group.Ssh switch
    {
        { PublicKeyName: { } name } ssh => new() { KeyName = name, Allow = ssh.Allow is not false, SourceSecurityGroupIds = ssh.SourceSecurityGroupIds },
        { } ssh when (ssh.PublicKey ?? ssh.KeyFile?.Text) is { } key => new()
        {
            // A fixed name that changes with the key: CloudFormation makes the new pair before it takes the old one away.
            KeyName = $"eksctl-{config.Metadata.Name}-nodegroup-{group.Name}-{TextHash.Of(key.Trim())}",
            PublicKey = key.Trim(),
            Allow = ssh.Allow is not false,
            SourceSecurityGroupIds = ssh.SourceSecurityGroupIds,
        },
        _ => null,
    };

    private static bool DescribesRole(NodeGroupIamConfig iam) =>
        iam is { InstanceRoleName: not null } or { InstanceRolePermissionsBoundary: not null }
        || iam is { AttachPolicy: not null } or { AttachPolicyArns.IsEmpty: false }
        || !AddonPolicies(iam.WithAddonPolicies).IsEmpty;

    private static NodeCapacityReservation? Reservation(NodeGroupConfig group) => group.CapacityReservation is not { } reservation ? null : new()
    {
        Preference = reservation.Preference,
        Id = reservation.Id,
        ResourceGroupArn = reservation.ResourceGroupArn,
        IsCapacityBlock = group.MarketType == "capacity-block",
    };

    private static NodeRepair? Repair(NodeRepairConfig? repair) => repair is null ? null : new()
    {
        Enabled = repair.Enabled is true,
        AllowAnyAction = true, // held against whose defaults count: PassedOnRules
        MaxUnhealthyNodeThresholdCount = repair.MaxUnhealthyNodeThresholdCount,
        MaxUnhealthyNodeThresholdPercentage = repair.MaxUnhealthyNodeThresholdPercentage,
        MaxParallelNodesRepairedCount = repair.MaxParallelNodesRepairedCount,
        MaxParallelNodesRepairedPercentage = repair.MaxParallelNodesRepairedPercentage,
        Overrides = repair.Overrides
            .Select(item => new NodeRepairAction(item.NodeMonitoringCondition ?? "", item.NodeUnhealthyReason ?? "", item.RepairAction ?? "",
                item.MinRepairWaitTimeMins ?? 0))
            .ToValueList(),
    };

    private static MixedInstances Mixed(InstancesDistributionConfig mixed) => new()
    {
        InstanceTypes = mixed.InstanceTypes,
        MaxPrice = decimal.TryParse(mixed.MaxPrice, NumberStyles.Float, CultureInfo.InvariantCulture, out var price) ? price : null,
        OnDemandBase = mixed.OnDemandBaseCapacity,
        OnDemandPercentageAboveBase = mixed.OnDemandPercentageAboveBaseCapacity,
        SpotPools = mixed.SpotInstancePools,
        SpotStrategy = mixed.SpotAllocationStrategy,
        CapacityRebalance = mixed.CapacityRebalance is true,
    };

    private static ValueList<AddonPolicy> AddonPolicies(AddonPoliciesConfig? asked) =>
        AddonPolicy.All.Where(NodeRoleRule.On(asked).Select(AddonPolicy.Named).Contains).ToValueList();
}
