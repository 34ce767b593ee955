using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>The node groups and Fargate profiles of a ClusterConfig, in the words of the compute constructs.</summary>
internal sealed class EksctlNodes(Construct scope, ResolvedCluster cluster, IEksCluster owner, EksctlNetwork network)
{
    /// <summary>The image that a group names; null where one is chosen.</summary>
    public static string? Image(ResolvedNodes nodes) => nodes.Config.Ami is { Length: > 0 } ami && ami is not ("auto" or "auto-ssm") ? ami : null;

    public IReadOnlyList<ManagedNodes> Managed() => [.. cluster.ManagedNodes.Select(nodes => new ManagedNodes(scope, $"Nodes-{nodes.Name}", Managed(nodes, nodes.Managed ?? throw new ArgumentException(nodes.Name))))];

    public IReadOnlyList<SelfManagedNodes> SelfManaged() =>
        [.. cluster.SelfManagedNodes.Select(nodes => new SelfManagedNodes(scope, $"Nodes-{nodes.Name}", SelfManaged(nodes, nodes.SelfManaged ?? throw new ArgumentException(nodes.Name))))];

    public FargatePods? Fargate() => cluster.Config.FargateProfiles.IsEmpty ? null : new FargatePods(scope, "Fargate", new FargatePodsProps
    {
        Cluster = owner,
        Role = cluster.Config.Iam?.FargatePodExecutionRoleArn is { Length: > 0 } role ? EksctlControlPlane.Existing(scope, "FargatePodRole", role) : null,
        PermissionsBoundaryArn = cluster.Config.Iam?.FargatePodExecutionRolePermissionsBoundary,
        Profiles = cluster.Config.FargateProfiles.Select(Profile).ToValueList(),
    });

    private PodProfile Profile(FargateProfileConfig profile) => new()
    {
        Name = profile.Name ?? "",
        Selectors = profile.Selectors.Select(selector => new PodSelector(selector.Namespace ?? "", selector.Labels)).ToValueList(),
        Subnets = profile.Subnets.SelectMany(network.Named).ToValueList(),
        Role = profile.PodExecutionRoleArn is { Length: > 0 } role ? EksctlControlPlane.Existing(scope, $"FargatePodRole-{profile.Name}", role) : null,
        Tags = new ValueMap([.. cluster.Config.Metadata.Tags, .. profile.Tags]),
    };

    private ManagedNodesProps Managed(ResolvedNodes nodes, ManagedNodeGroupConfig group) => new()
    {
        Cluster = owner,
        Name = nodes.Name,
        Family = Family(nodes),
        ImageId = Image(nodes),
        MinSize = nodes.MinSize,
        MaxSize = nodes.MaxSize,
        DesiredSize = nodes.DesiredCapacity,
        PrivateNetworking = nodes.PrivateNetworking,
        Subnets = network.Of(group),
        Role = Role(group),
        Volume = Volume(nodes.RootVolume),
        AdditionalVolumes = nodes.AdditionalVolumes.Select(volume => Volume(volume)).ToValueList(),
        Ssh = Ssh(nodes),
        Labels = nodes.Labels,
        Taints = Taints(group),
        Tags = Tags(group),
        InstanceName = nodes.InstanceName,
        SecurityGroupIds = group.SecurityGroups?.AttachIds ?? [],
        RequireImdsV2 = nodes.ImdsTokenRequired,
        BlockPodImds = group.DisablePodImds is true,
        MaxPods = group.MaxPodsPerNode,
        PreBootstrapCommands = group.PreBootstrapCommands,
        OverrideBootstrapCommand = group.OverrideBootstrapCommand,
        BottlerocketSettings = Document(group.Bottlerocket?.Settings) ?? DocumentValue.Mapping.Empty,
        AdminContainer = group.Bottlerocket?.EnableAdminContainer,
        PlacementGroupName = group.Placement?.GroupName,
        EbsOptimized = group.EbsOptimized,
        DetailedMonitoring = group.EnableDetailedMonitoring,
        CapacityReservation = Reservation(group),
        InstanceTypes = nodes.InstanceTypes,
        Spot = group.Spot is true,
        Update = group.UpdateConfig is { } update ? new NodeUpdate { MaxUnavailable = update.MaxUnavailable, MaxUnavailablePercentage = update.MaxUnavailablePercentage } : null,
        Repair = Repair(group.NodeRepair),
        ReleaseVersion = group.ReleaseVersion,
        LaunchTemplate = group.LaunchTemplate is { Id: { } template } existing ? new ExistingLaunchTemplate(template, existing.Version) : null,
    };

    private SelfManagedNodesProps SelfManaged(ResolvedNodes nodes, SelfManagedNodeGroupConfig group) => new()
    {
        Cluster = owner,
        Name = nodes.Name,
        Family = Family(nodes),
        ImageId = Image(nodes),
        MinSize = nodes.MinSize,
        MaxSize = nodes.MaxSize,
        DesiredSize = nodes.DesiredCapacity,
        PrivateNetworking = nodes.PrivateNetworking,
        Subnets = network.Of(group),
        Role = Role(group),
        Volume = Volume(nodes.RootVolume),
        AdditionalVolumes = nodes.AdditionalVolumes.Select(volume => Volume(volume)).ToValueList(),
        Ssh = Ssh(nodes),
        Labels = nodes.Labels,
        Taints = Taints(group),
        Tags = Tags(group),
        InstanceName = nodes.InstanceName,
        SecurityGroupIds = group.SecurityGroups?.AttachIds ?? [],
        RequireImdsV2 = nodes.ImdsTokenRequired,
        BlockPodImds = group.DisablePodImds is true,
        MaxPods = group.MaxPodsPerNode,
        PreBootstrapCommands = group.PreBootstrapCommands,
        OverrideBootstrapCommand = group.OverrideBootstrapCommand,
        BottlerocketSettings = Document(group.Bottlerocket?.Settings) ?? DocumentValue.Mapping.Empty,
        AdminContainer = group.Bottlerocket?.EnableAdminContainer,
        PlacementGroupName = group.Placement?.GroupName,
        EbsOptimized = group.EbsOptimized,
        DetailedMonitoring = group.EnableDetailedMonitoring,
        CapacityReservation = Reservation(group),
        InstanceType = nodes.InstanceTypes is [var first, ..] ? first : throw new ArgumentException($"node group '{nodes.Name}' names no instance type; name one"),
        Instances = Instances(nodes, group.InstancesDistribution),
        CpuCredits = group.CpuCredits,
        Enclaves = group.EnclaveEnabled,
        OwnSecurityGroup = group.SecurityGroups?.WithLocal is not false,
        SharedSecurityGroup = group.SecurityGroups?.WithShared is not false,
        InstanceProfileArn = group.Iam?.InstanceProfileArn,
        ClusterDns = group.ClusterDns,
        KubeletConfig = Document(group.KubeletExtraConfig) ?? DocumentValue.Mapping.Empty,
        Metrics = group.AsgMetricsCollection.Select(metrics => new GroupMetrics(metrics.Granularity ?? "1Minute", metrics.Metrics)).ToValueList(),
        ClassicLoadBalancerNames = group.ClassicLoadBalancerNames,
        TargetGroupArns = group.TargetGroupArns,
        MaxInstanceLifetimeSeconds = group.MaxInstanceLifetime,
        SuspendProcesses = group.AsgSuspendProcesses,
        AutoscalerNodeTags = group.PropagateAsgTags is true,
    };

    private static AmiFamily Family(ResolvedNodes nodes) => AmiFamily.Named(nodes.AmiFamily) ?? throw new ArgumentException($"AMI family '{nodes.AmiFamily}' of node group '{nodes.Name}' is unknown");

    private NodeRole Role(NodeGroupConfig group)
    {
        var iam = group.Iam;
        return new NodeRole
        {
            Existing = iam?.InstanceRoleArn is { Length: > 0 } role ? EksctlControlPlane.Existing(scope, $"NodeRole-{group.Name}", role) : null,
            Name = iam?.InstanceRoleName,
            PermissionsBoundaryArn = iam?.InstanceRolePermissionsBoundary,
            ManagedPolicyArns = iam?.AttachPolicyArns ?? [],
            PolicyDocument = Document(iam?.AttachPolicy),
            AddonPolicies = AddonPolicies(iam?.WithAddonPolicies),
            CniPolicy = !cluster.WithOidc,
        };
    }

    private static ValueList<AddonPolicy> AddonPolicies(AddonPoliciesConfig? wanted) => wanted is null ? [] :
    [
        .. new (bool? Wanted, AddonPolicy Policy)[]
        {
            (wanted.ImageBuilder, AddonPolicy.ImageBuilder),
            (wanted.AutoScaler, AddonPolicy.AutoScaler),
            (wanted.ExternalDns, AddonPolicy.ExternalDns),
            (wanted.CertManager, AddonPolicy.CertManager),
            (wanted.AppMesh, AddonPolicy.AppMesh),
            (wanted.AppMeshPreview, AddonPolicy.AppMeshPreview),
            (wanted.Ebs, AddonPolicy.Ebs),
            (wanted.Fsx, AddonPolicy.Fsx),
            (wanted.Efs, AddonPolicy.Efs),
            (wanted.AwsLoadBalancerController is true || wanted.AlbIngress is true, AddonPolicy.LoadBalancerController),
            (wanted.XRay, AddonPolicy.XRay),
            (wanted.CloudWatch, AddonPolicy.CloudWatch),
        }.Where(policy => policy.Wanted is true).Select(policy => policy.Policy),
    ];

    private static NodeVolume Volume(VolumeConfig? volume) => volume is null ? new NodeVolume() : new NodeVolume
    {
        Size = volume.Size ?? 80,
        Type = volume.Type ?? "gp3",
        Device = volume.Name,
        Encrypted = volume.Encrypted,
        KmsKeyId = volume.KmsKeyId,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
        SnapshotId = volume.SnapshotId,
    };

    private NodeSsh? Ssh(ResolvedNodes nodes)
    {
        var ssh = nodes.Config.Ssh;
        var name = ssh?.PublicKeyName is { Length: > 0 } given ? given : ssh?.PublicKey is { Length: > 0 } ? $"{owner.DisplayName}-{nodes.Name}" : null;
        return ssh is null || name is null ? null : new NodeSsh
        {
            KeyName = name,
            PublicKey = ssh.PublicKeyName is { Length: > 0 } ? null : ssh.PublicKey,
            Allow = nodes.SshAllowed,
            SourceSecurityGroupIds = ssh.SourceSecurityGroupIds,
        };
    }

    private static ValueList<NodeTaint> Taints(NodeGroupConfig group) =>
        group.Taints.Select(taint => new NodeTaint(taint.Key ?? "", NodeTaint.EffectNamed(taint.Effect ?? "") ?? TaintEffect.NoSchedule, taint.Value ?? "")).ToValueList();

    private ValueMap Tags(NodeGroupConfig group) => new([.. cluster.Config.Metadata.Tags, .. group.Tags]);

    private static DocumentValue.Mapping? Document(InlineDocument? document) => document is null ? null : DocumentValue.FromJson(document.Json) as DocumentValue.Mapping;

    private static NodeCapacityReservation? Reservation(NodeGroupConfig group) => group.CapacityReservation is { } reservation ? new NodeCapacityReservation
    {
        Preference = reservation.Preference,
        Id = reservation.Id,
        ResourceGroupArn = reservation.ResourceGroupArn,
        IsCapacityBlock = group.MarketType == "capacity-block",
    } : null;

    private static NodeRepair? Repair(NodeRepairConfig? repair) => repair is null ? null : new NodeRepair
    {
        Enabled = repair.Enabled is true,
        MaxUnhealthyNodeThresholdCount = repair.MaxUnhealthyNodeThresholdCount,
        MaxUnhealthyNodeThresholdPercentage = repair.MaxUnhealthyNodeThresholdPercentage,
        MaxParallelNodesRepairedCount = repair.MaxParallelNodesRepairedCount,
        MaxParallelNodesRepairedPercentage = repair.MaxParallelNodesRepairedPercentage,
        Overrides = repair.Overrides
            .Select(one => new NodeRepairAction(one.NodeMonitoringCondition ?? "", one.NodeUnhealthyReason ?? "", one.RepairAction ?? "", one.MinRepairWaitTimeMins ?? 0))
            .ToValueList(),
    };

    private static MixedInstances? Instances(ResolvedNodes nodes, InstancesDistributionConfig? mixed) => mixed is null ? null : new MixedInstances
    {
        InstanceTypes = nodes.InstanceTypes,
        MaxPrice = decimal.TryParse(mixed.MaxPrice, System.Globalization.CultureInfo.InvariantCulture, out var price) ? price : null,
        OnDemandBase = mixed.OnDemandBaseCapacity,
        OnDemandPercentageAboveBase = mixed.OnDemandPercentageAboveBaseCapacity,
        SpotPools = mixed.SpotInstancePools,
        SpotStrategy = mixed.SpotAllocationStrategy,
        CapacityRebalance = mixed.CapacityRebalance is true,
    };
}
