namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Node groups with their places.</summary>
internal static class NodeGroupPaths
{
    /// <summary>Every node group with its path: self-managed ones, then managed ones.</summary>
    public static IEnumerable<(NodeGroupConfig Group, string Path)> Groups(this ClusterConfig config) =>
        config.NodeGroups.Select((group, index) => ((NodeGroupConfig)group, $"nodeGroups[{index}]"))
            .Concat(config.ManagedNodeGroups.Select((group, index) => ((NodeGroupConfig)group, $"managedNodeGroups[{index}]")));

    /// <summary>The family, or the one that stands for a silent group; null for a managed group with an image of its own, which must name it.</summary>
    public static string? Family(this NodeGroupConfig group) =>
        group.AmiFamily is { } family ? AmiFamilies.Canonical(family) : group.Ami is null ? NodeDefaults.AmiFamily : null;

    /// <summary>True where the image is named by its id.</summary>
    public static bool HasImageId(this NodeGroupConfig group) => group.Ami is { } ami && ami.StartsWith("ami-", StringComparison.Ordinal);

    /// <summary>The type that eksctl looks at where several are named.</summary>
    public static string? LeadingType(this NodeGroupConfig group) => group switch
    {
        SelfManagedNodeGroupConfig { InstancesDistribution.InstanceTypes: [var first, ..] } => first,
        ManagedNodeGroupConfig { InstanceTypes: [var first, ..] } => first,
        _ => group.InstanceType,
    };
}
