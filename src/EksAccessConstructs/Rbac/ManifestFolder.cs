using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>A set of manifests of one cluster that leaves as one folder, and is applied and pruned as a whole.</summary>
/// <param name="Folder">The folder, relative to the cloud assembly.</param>
/// <param name="Label">The label that names the cluster on every object of the set.</param>
/// <param name="PrunedKinds">The kinds of which objects of an earlier revision are deleted.</param>
internal sealed record ManifestFolder(string Folder, string Label, string PrunedKinds)
{
    /// <summary>The RBAC objects that <see cref="RbacManifests"/> writes.</summary>
    public static ManifestFolder Rbac(string cluster) =>
        new(RbacFolder.Of(cluster), "eks-access/cluster", "clusterrolebindings,rolebindings,clusterroles,roles");

    /// <summary>What constructs of pods write.</summary>
    public static ManifestFolder Pods(string cluster) =>
        new(RbacFolder.OfPods(cluster), "eks-access/pods", "daemonsets,clusterrolebindings,clusterroles");

    /// <summary>The name of a cluster for a folder.</summary>
    /// <exception cref="ArgumentException">It is known at deployment only, or EKS would not take it.</exception>
    public static string ClusterName(IEksCluster cluster, IConstruct at, string argument)
    {
        var name = cluster.DisplayName;
        if (Cdk.Token.IsUnresolved(name))
        {
            throw new ArgumentException(
                $"{at.Node.Path}: the cluster's name is known at deployment only, but names a folder; "
                + "import the cluster with its name as text",
                argument);
        }

        return ClusterNames.Problem(name, nameof(IEksCluster.DisplayName)) is { } problem
            ? throw new ArgumentException($"{at.Node.Path}: {problem}", argument)
            : name;
    }
}
