using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Which node groups of each cluster have the policy of the VPC CNI on the role that is made for them.</summary>
internal static class NodeCni
{
    private static readonly ConditionalWeakTable<IEksCluster, List<(string Name, bool HasPolicy)>> Made = [];

    /// <summary>Takes note of a node group; what a role has that exists, or that is given policies by ARN, is not seen.</summary>
    public static void Add(NodesProps props)
    {
        if (props.Role is { Existing: null, PolicyArns.IsEmpty: true })
        {
            Made.GetOrCreateValue(props.Cluster).Add((props.Name, props.Role.CniPolicy));
        }
    }

    /// <summary>The names of those that have it, in the order of their definition.</summary>
    public static IEnumerable<string> With(IEksCluster cluster) => Named(cluster, hasPolicy: true);

    /// <summary>The names of those that have it not.</summary>
    public static IEnumerable<string> Without(IEksCluster cluster) => Named(cluster, hasPolicy: false);

    private static IEnumerable<string> Named(IEksCluster cluster, bool hasPolicy) =>
        Made.TryGetValue(cluster, out var nodes) ? nodes.Where(group => group.HasPolicy == hasPolicy).Select(group => group.Name) : [];
}
