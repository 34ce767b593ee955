namespace EksAccessConstructs.Cluster;

/// <summary>A cluster of this library, with what its constructs share behind the public interface.</summary>
internal interface IClusterParts
{
    /// <summary>What constructs have said about the access to the cluster so far.</summary>
    ClusterRegister Register { get; }

    /// <summary>In which order nodes and add-ons come.</summary>
    ClusterOrder Order { get; }

    /// <summary>What the logical ids of things of the cluster begin with; empty for nothing.</summary>
    string LogicalIdPrefix { get; }
}

/// <summary>The way from the public interface to what is behind it. Each throws <see cref="ArgumentException"/> for a cluster that is none of this
/// library.</summary>
internal static class ClusterPlumbing
{
    /// <summary>What constructs have said about the access to a cluster so far.</summary>
    /// <param name="cluster">The cluster.</param>
    public static ClusterRegister Register(this IEksCluster cluster) => Parts(cluster).Register;

    /// <summary>In which order nodes and add-ons of a cluster come.</summary>
    /// <param name="cluster">The cluster.</param>
    public static ClusterOrder Order(this IEksCluster cluster) => Parts(cluster).Order;

    /// <summary>What the logical ids of things of a cluster begin with.</summary>
    /// <param name="cluster">The cluster.</param>
    public static string LogicalIdPrefix(this IEksCluster cluster) => Parts(cluster).LogicalIdPrefix;

    /// <summary>Puts nodes into the order of a cluster: after the add-ons that nodes need, before those that need nodes.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="nodes">The resource that launches nodes or runs pods: a node group, an Auto Scaling group, a Fargate profile.</param>
    public static void OrderNodes(this IEksCluster cluster, Cdk.CfnResource nodes) => cluster.Order().Nodes(nodes);

    /// <summary>Puts an add-on into the order of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="addon">The add-on.</param>
    /// <param name="needsNodes">True for an add-on that only becomes active once its pods run.</param>
    public static void OrderAddon(this IEksCluster cluster, Cdk.CfnResource addon, bool needsNodes) => cluster.Order().Addon(addon, needsNodes);

    /// <summary>The logical id of a thing of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="parts">Names of what it is, each becoming a word: <c>"nodes", "main"</c> → <c>NodesMain</c>.</param>
    public static string LogicalId(this IEksCluster cluster, params ReadOnlySpan<string> parts) =>
        ClusterRegister.LogicalId(cluster.LogicalIdPrefix(), parts);

    private static IClusterParts Parts(IEksCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster as IClusterParts ?? throw new ArgumentException(
            $"{cluster.Node.Path}: the cluster is none of this library; use EksCluster or EksCluster.FromAttributes", nameof(cluster));
    }
}
