using System.Runtime.CompilerServices;
using Amazon.JSII.Runtime.Deputy;

namespace EksAccessConstructs.Cluster;

/// <summary>What is done for a cluster when all its constructs are there, whichever was defined first. It is one aspect of the CDK for all of it, since the
/// CDK calls back for each construct of the cluster.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class AtSynthesis(IEksCluster cluster) : DeputyBase, Cdk.IAspect
{
    private static readonly ConditionalWeakTable<IEksCluster, AtSynthesis> Known = [];

    private readonly List<Action<IEksCluster>> actions = [];

    /// <summary>Has something done for a cluster; once, however often it is asked for.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="action">A static method.</param>
    public static void Do(IEksCluster cluster, Action<IEksCluster> action)
    {
        if (!Known.TryGetValue(cluster, out var all))
        {
            all = new AtSynthesis(cluster);
            Known.Add(cluster, all);
            Cdk.Aspects.Of(cluster).Add(all);
        }

        if (!all.actions.Contains(action))
        {
            all.actions.Add(action);
        }
    }

    public void Visit(IConstruct node)
    {
        if (ReferenceEquals(node, cluster))
        {
            actions.ToList().ForEach(action => action(cluster));
        }
    }
}
