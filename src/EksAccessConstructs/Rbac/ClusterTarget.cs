using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>What synthesis knows of the cluster that manifests are for, to hold the context of kubectl against.</summary>
/// <param name="Name">The name that EKS knows it by; empty where only deployment knows it.</param>
/// <param name="Region">The region; empty where only deployment knows it.</param>
/// <param name="Account">The account; empty where only deployment knows it.</param>
/// <param name="Endpoint">The URL of its API; empty where only deployment knows it.</param>
internal sealed record ClusterTarget(string Name, string Region, string Account, string Endpoint)
{
    /// <summary>What is known of a cluster.</summary>
    public static ClusterTarget Of(IEksCluster cluster)
    {
        var stack = Cdk.Stack.Of(cluster);
        var name = cluster is EksCluster ? cluster.DisplayName : Known(cluster.ClusterName);
        return new(name, Known(stack.Region), Known(stack.Account), Known((cluster as ImportedCluster)?.KnownEndpoint ?? ""));
    }

    private static string Known(string text) => Cdk.Token.IsUnresolved(text) ? "" : text;
}
