using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Compute;

/// <summary>From the properties of nodes to the one description that the rules of nodes read.</summary>
internal static class NodesDescription
{
    public static NodeDescription Of(NodesProps props) => props switch
    {
        ManagedNodesProps managed => Managed(Common(managed), managed),
        SelfManagedNodesProps own => SelfManaged(Common(own), own),
        _ => Common(props),
    };

    /// <summary>Everything that EKS, EC2 or a kubelet would refuse, as findings.</summary>
    public static IEnumerable<Finding> Findings(NodesProps props) =>
        NodeRules.Check(Of(props)).Select(problem => new Finding(problem.Rule.Code, problem.Severity,
            $"node group '{props.Name}': {problem.Message}")).Concat(Subnets(props));

    private static NodeDescription Common(NodesProps props) => new()
    {
        Managed = props.IsManaged,
        Name = Known(props.Name),
        Cluster = Surroundings(props),
        Family = props.Family,
        ImageId = props.ImageId,
        InstanceTypes = props.Types,
        MinSize = props.MinSize,
        MaxSize = props.MaxSize,
        DesiredSize = props.DesiredSize,
        PrivateNetworking = props.PrivateNetworking,
        NamedSubnets = props.Subnets.Count,
        Volume = props is ManagedNodesProps { LaunchTemplate: not null } && props.MainVolume == new NodeVolume() ? null : props.MainVolume,
        AdditionalVolumes = props.MoreVolumes,
        Ssh = props.Ssh,
        Labels = props.Labels,
        Taints = props.Taints,
        Tags = props.Tags,
        InstanceName = NodeTemplate.InstanceName(props),
        SecurityGroupIds = props.MoreSecurityGroups,
        HasRole = props.Role.Existing is not null,
        DescribesRole = props.Role != new NodeRoleRequest { Existing = props.Role.Existing, CniPolicy = props.Role.CniPolicy },
        RoleName = Known(props.Role.Name),
        PolicyDocument = props.Role.PolicyDocument,
        AddonPolicies = props.Role.AddonPolicies,
        BlockPodImds = props.BlockPodImds,
        MaxPods = props.MaxPods,
        PreBootstrapCommands = props.PreBootstrapCommands,
        OverrideBootstrapCommand = Known(props.OverrideBootstrapCommand),
        BottlerocketSettings = props.BottlerocketSettings,
        AdminContainer = props.AdminContainer,
        PlacementGroupName = props.PlacementGroupName,
        FabricAdapters = props.FabricAdapters,
        CapacityReservation = props.CapacityReservation,
    };

    private static NodeDescription Managed(NodeDescription nodes, ManagedNodesProps props) => nodes with
    {
        Spot = props.Spot,
        Update = props.Update,
        Repair = props.Repair,
        ReleaseVersion = props.ReleaseVersion,
        LaunchTemplate = props.LaunchTemplate,
    };

    private static NodeDescription SelfManaged(NodeDescription nodes, SelfManagedNodesProps props) => nodes with
    {
        Cluster = nodes.Cluster with { OnOutpost = props.OutpostClusterId is not null },
        Mixed = props.Instances,
        CpuCredits = props.CpuCredits,
        MaxInstanceLifetimeSeconds = props.MaxInstanceLifetimeSeconds,
        Metrics = props.Metrics,
        ClassicLoadBalancerNames = props.ClassicLoadBalancerNames,
        SuspendProcesses = props.SuspendProcesses,
        AutoscalerNodeTags = props.AutoscalerNodeTags,
        OwnSecurityGroup = props.OwnSecurityGroup,
        SharedSecurityGroup = props.SharedSecurityGroup,
        InstanceProfileArn = props.ProfileArn,
    };

    // An imported cluster is asked only for what these nodes need: it may not know the rest.
    private static NodeSurroundings Surroundings(NodesProps props) => new()
    {
        ClusterName = props.Cluster.DisplayName,
        Version = props.ImageId is null ? props.Cluster.Version : "",
        IsIpv6 = props.Cluster.IpFamily is ClusterIpFamily.Ipv6,
        KnowsServiceRange = props.Cluster.ServiceIpv4Cidr is not null,
        KnowsVpcRange = props.Ssh is not { Allow: true } || props.Cluster.Network.Cidr is not null,
    };

    private static IEnumerable<Finding> Subnets(NodesProps props)
    {
        var (side, other) = props.PrivateNetworking ? ("private", "off") : ("public", "on");
        if (NodeSubnets.Of(props) is [])
        {
            yield return EksctlRules.Network.At(null,
                $"node group '{props.Name}': the cluster's network has no {side} subnets; name some in Subnets or turn PrivateNetworking {other}");
        }
    }

    private static string? Known(string? text) => text is null || Cdk.Token.IsUnresolved(text) ? null : text;
}
