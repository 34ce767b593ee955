using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>From a node group of a ClusterConfig to the properties of the construct that makes it.</summary>
internal static class NodeTranslation
{
    public static ManagedNodesProps Managed(NodesSource source)
    {
        var described = source.Described;
        return (ManagedNodesProps)Common(source, new ManagedNodesProps
        {
            Cluster = source.Cluster,
            Name = source.Nodes.Name,
            InstanceTypes = source.Nodes.InstanceTypes.Select(type => (InstanceTypeName)type).ToValueList(),
            Spot = described.Spot,
            Update = described.Update,
            Repair = described.Repair,
            ReleaseVersion = described.ReleaseVersion,
            LaunchTemplate = described.LaunchTemplate,
        });
    }

    public static SelfManagedNodesProps SelfManaged(NodesSource source)
    {
        var described = source.Described;
        var own = source.Nodes.SelfManaged;
        return (SelfManagedNodesProps)Common(source, new SelfManagedNodesProps
        {
            Cluster = source.Cluster,
            Name = source.Nodes.Name,
            InstanceType = source.Nodes.InstanceTypes is [var first, ..] ? first : "",
            Instances = described.Mixed,
            CpuCredits = described.CpuCredits,
            Enclaves = own?.EnclaveEnabled,
            OwnSecurityGroup = described.OwnSecurityGroup,
            SharedSecurityGroup = described.SharedSecurityGroup,
            InstanceProfileArn = described.InstanceProfileArn,
            ClusterDns = own?.ClusterDns,
            KubeletConfig = DescribedNodes.Document(own?.KubeletExtraConfig),
            Metrics = described.Metrics,
            ClassicLoadBalancerNames = described.ClassicLoadBalancerNames,
            TargetGroupArns = own?.TargetGroupArns ?? [],
            MaxInstanceLifetimeSeconds = described.MaxInstanceLifetimeSeconds,
            SuspendProcesses = described.SuspendProcesses,
            AutoscalerNodeTags = described.AutoscalerNodeTags,
            OutpostClusterId = source.Resolved.Config.Outpost is null ? null : source.Cluster.DisplayName,
        });
    }

    private static NodesProps Common(NodesSource source, NodesProps props)
    {
        var nodes = source.Nodes;
        var config = source.Config;
        var described = source.Described;
        return props with
        {
            Family = described.Family,
            ImageId = described.ImageId,
            MinSize = nodes.MinSize,
            MaxSize = nodes.MaxSize,
            DesiredSize = nodes.DesiredCapacity,
            PrivateNetworking = nodes.PrivateNetworking,
            Subnets = source.Network.Of(config),
            Role = Role(source),
            Volume = nodes.RootVolume is { } root ? DescribedNodes.Volume(root, described.Cluster.OnOutpost) : new NodeVolume(),
            AdditionalVolumes = nodes.AdditionalVolumes.Select(volume => DescribedNodes.Volume(volume, described.Cluster.OnOutpost)).ToValueList(),
            Ssh = described.Ssh,
            Labels = described.Labels,
            Taints = described.Taints,
            Tags = described.Tags,
            InstanceName = described.InstanceName,
            SecurityGroupIds = described.SecurityGroupIds,
            RequireImdsV2 = nodes.ImdsTokenRequired,
            BlockPodImds = described.BlockPodImds,
            MaxPods = described.MaxPods,
            PreBootstrapCommands = described.PreBootstrapCommands,
            OverrideBootstrapCommand = described.OverrideBootstrapCommand,
            BottlerocketSettings = described.BottlerocketSettings,
            AdminContainer = described.AdminContainer,
            PlacementGroupName = described.PlacementGroupName,
            FabricAdapters = described.FabricAdapters,
            EbsOptimized = config.EbsOptimized,
            DetailedMonitoring = config.EnableDetailedMonitoring,
            CapacityReservation = described.CapacityReservation,
        };
    }

    private static NodeRoleRequest Role(NodesSource source)
    {
        var iam = source.Config.Iam;
        if (iam?.InstanceRoleArn is { Length: > 0 } arn)
        {
            return new NodeRoleRequest { Existing = EksctlControlPlane.Existing(source.Scope, $"NodeRole-{source.Nodes.Name}", arn) };
        }

        return new NodeRoleRequest
        {
            Name = source.Described.RoleName,
            PermissionsBoundaryArn = iam?.InstanceRolePermissionsBoundary,
            ManagedPolicyArns = iam?.AttachPolicyArns ?? [],
            PolicyDocument = source.Described.PolicyDocument,
            AddonPolicies = source.Described.AddonPolicies,
            CniPolicy = !source.Resolved.WithOidc,
        };
    }
}
