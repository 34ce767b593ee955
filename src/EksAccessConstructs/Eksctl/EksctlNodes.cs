using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>The node groups and Fargate profiles of a ClusterConfig, in the words of the compute constructs.</summary>
/// <remarks>The tags and labels that eksctl finds its groups by are kept, so that what looks for them still does.</remarks>
internal sealed class EksctlNodes(Construct scope, ResolvedCluster cluster, IEksCluster owner, EksctlNetwork network)
{
    /// <summary>The image that a group names; null where one is chosen.</summary>
    public static string? Image(ResolvedNodes nodes) => NodeTranslation.ImageId(nodes.Config);

    public IReadOnlyList<ManagedNodes> Managed() =>
        [.. cluster.ManagedNodes.Select(nodes => new ManagedNodes(scope, $"Nodes-{nodes.Name}", ManagedNodesTranslation.Of(Source(nodes))))];

    public IReadOnlyList<SelfManagedNodes> SelfManaged() =>
        [.. cluster.SelfManagedNodes.Select(nodes => new SelfManagedNodes(scope, $"Nodes-{nodes.Name}", SelfManagedNodesTranslation.Of(Source(nodes))))];

    public FargatePods? Fargate() => cluster.Config.FargateProfiles.IsEmpty ? null : new FargatePods(scope, "Fargate", FargateTranslation.Of(scope, cluster, owner, network));

    private NodesSource Source(ResolvedNodes nodes) => new(scope, owner, cluster, network, nodes);
}

/// <summary>What one node group is translated from.</summary>
/// <param name="Scope">Where references to existing things go.</param>
/// <param name="Cluster">The cluster that the nodes join.</param>
/// <param name="Resolved">The whole file.</param>
/// <param name="Network">The subnets by the words of the file.</param>
/// <param name="Nodes">The node group.</param>
internal sealed record NodesSource(Construct Scope, IEksCluster Cluster, ResolvedCluster Resolved, EksctlNetwork Network, ResolvedNodes Nodes)
{
    public NodeGroupConfig Config => Nodes.Config;
}
