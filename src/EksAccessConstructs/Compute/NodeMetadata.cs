using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Which node groups of each cluster let pods reach the instance metadata service.</summary>
internal static class NodeMetadata
{
    private static readonly ConditionalWeakTable<IEksCluster, List<string>> Open = [];

    /// <summary>Takes note of a node group whose launch template is made.</summary>
    public static void Add(NodesProps props)
    {
        if (!props.BlockPodImds)
        {
            Open.GetOrCreateValue(props.Cluster).Add(props.Name);
        }
    }

    /// <summary>The names of the node groups, in the order of their definition.</summary>
    public static IEnumerable<string> OpenToPods(IEksCluster cluster) => Open.TryGetValue(cluster, out var names) ? names : [];
}
