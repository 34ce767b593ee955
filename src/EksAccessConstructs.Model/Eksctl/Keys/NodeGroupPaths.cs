namespace EksAccessConstructs.Eksctl;

/// <summary>Node groups with their places.</summary>
internal static class NodeGroupPaths
{
    /// <summary>Every node group with its path: self-managed ones, then managed ones.</summary>
    public static IEnumerable<(NodeGroupConfig Group, string Path)> Groups(this ClusterConfig config) =>
        config.NodeGroups.Select((group, index) => ((NodeGroupConfig)group, $"nodeGroups[{index}]"))
            .Concat(config.ManagedNodeGroups.Select((group, index) => ((NodeGroupConfig)group, $"managedNodeGroups[{index}]")));
}
