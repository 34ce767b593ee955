using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>The node groups and Fargate profiles of a ClusterConfig, in the words of the compute constructs.</summary>
/// <remarks>The tags and labels that eksctl finds its groups by are kept, so that what looks for them still does.</remarks>
internal sealed class EksctlNodes(Construct scope, ResolvedCluster cluster, IEksCluster owner, EksctlNetwork network)
{
    public IReadOnlyList<ManagedNodes> Managed() =>
        [.. cluster.ManagedNodes.Select(nodes => new ManagedNodes(scope, $"Nodes-{nodes.Name}", NodeTranslation.Managed(Source(nodes))))];

    public IReadOnlyList<SelfManagedNodes> SelfManaged() =>
        [.. cluster.SelfManagedNodes.Select(nodes => new SelfManagedNodes(scope, $"Nodes-{nodes.Name}", NodeTranslation.SelfManaged(Source(nodes))))];

    public FargatePods? Fargate() => cluster.Config.FargateProfiles.IsEmpty
        ? null
        : new FargatePods(scope, "Fargate", FargateTranslation.Of(scope, cluster, owner, network));

    private NodesSource Source(ResolvedNodes nodes) => new(scope, owner, cluster, network, nodes, DescribedNodes.Of(cluster.Config, nodes.Config));
}

/// <summary>What one node group is translated from.</summary>
/// <param name="Scope">Where references to existing things go.</param>
/// <param name="Cluster">The cluster that the nodes join.</param>
/// <param name="Resolved">The whole file.</param>
/// <param name="Network">The subnets by the words of the file.</param>
/// <param name="Nodes">The node group, silences filled.</param>
/// <param name="Described">The node group as the rules of nodes see it.</param>
internal sealed record NodesSource(Construct Scope, IEksCluster Cluster, ResolvedCluster Resolved, EksctlNetwork Network, ResolvedNodes Nodes,
    NodeDescription Described)
{
    public NodeGroupConfig Config => Nodes.Config;
}
