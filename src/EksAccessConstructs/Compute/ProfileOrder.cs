using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>The Fargate profiles of each cluster in the order they were defined, each waiting for the one before it.</summary>
internal static class ProfileOrder
{
    private static readonly ConditionalWeakTable<IEksCluster, List<Eks.CfnFargateProfile>> Defined = [];

    /// <summary>Puts a profile after the last one of its cluster in the same stack; stacks have an order of their own.</summary>
    public static void Append(IEksCluster cluster, Eks.CfnFargateProfile profile)
    {
        var earlier = Defined.GetOrCreateValue(cluster);
        if (earlier.FindLast(one => one.Stack.Node.Path == profile.Stack.Node.Path) is { } last)
        {
            profile.AddResourceDependency(last);
        }

        earlier.Add(profile);
    }
}
