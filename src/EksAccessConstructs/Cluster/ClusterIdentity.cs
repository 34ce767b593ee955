using System.Runtime.CompilerServices;

namespace EksAccessConstructs.Cluster;

/// <summary>Which cluster constructs of an app mean, however often it was imported: by name, account and region.</summary>
/// <remarks>Two clusters that are made here are two, even where account and region are not known and their names are the same.</remarks>
internal sealed class ClusterIdentity
{
    private static readonly ConditionalWeakTable<IConstruct, ClusterIdentity> Known = [];

    private readonly Dictionary<string, IEksCluster> made = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<IEksCluster, string> names = [];

    /// <summary>A text that is the same for the same cluster, within an app or stage.</summary>
    /// <param name="cluster">The cluster, made here or imported.</param>
    public static string Of(IEksCluster cluster) =>
        (Cdk.Stage.Of(cluster) is { } stage ? Known.GetOrCreateValue(stage) : new ClusterIdentity()).NameOf(cluster);

    private string NameOf(IEksCluster cluster)
    {
        if (!names.TryGetValue(cluster, out var name))
        {
            var byName = $"{cluster.DisplayName}\n{Cdk.Stack.Of(cluster).Environment}";
            name = cluster is EksCluster && !made.TryAdd(byName, cluster) ? cluster.Node.Path : byName;
            names.Add(cluster, name);
        }

        return name;
    }
}
