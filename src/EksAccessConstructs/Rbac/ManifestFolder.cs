using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>A set of manifests of one cluster that leaves as one folder, and is applied and pruned as a whole by its owner.</summary>
/// <param name="Path">The folder, relative to the cloud assembly that the construct is synthesized into.</param>
/// <param name="Owner">Whose the objects are.</param>
/// <param name="Cluster">What is known of the cluster.</param>
/// <param name="PrunedKinds">The kinds of which objects are deleted that the owner no longer has.</param>
/// <param name="EarlierLabel">The label, with its value, that versions which knew no owner gave to objects of the set.</param>
internal sealed record ManifestFolder(string Path, ManifestOwner Owner, ClusterTarget Cluster, string PrunedKinds, string EarlierLabel)
{
    private const string NamespacedKinds = "rolebindings,roles";

    /// <summary>The namespaces outside of which the owner has nothing; empty for none.</summary>
    public ValueList<string> Namespaces { get; init; }

    /// <summary>The RBAC objects that <see cref="RbacManifests"/> writes.</summary>
    public static ManifestFolder Rbac(IEksCluster cluster, ManifestOwner owner, ValueList<string> namespaces) =>
        new($"{RbacFolder.Of(cluster.DisplayName)}/{owner.Name}", owner, ClusterTarget.Of(cluster),
            namespaces.IsEmpty ? $"clusterrolebindings,{NamespacedKinds},clusterroles" : NamespacedKinds,
            $"eks-access/cluster={LabelValue(cluster.DisplayName)}")
        {
            Namespaces = namespaces,
        };

    /// <summary>What constructs of pods write.</summary>
    public static ManifestFolder Pods(IEksCluster cluster)
    {
        var owner = ManifestOwner.Of(cluster, cluster.DisplayName, "pods");
        return new($"{RbacFolder.OfPods(cluster.DisplayName)}/{owner.Name}", owner, ClusterTarget.Of(cluster),
            "daemonsets,clusterrolebindings,clusterroles", $"eks-access/pods={LabelValue(cluster.DisplayName)}");
    }

    /// <summary>The folder, where objects of further kinds are deleted, too.</summary>
    /// <param name="kinds">The kinds, as kubectl takes them; empty for none.</param>
    public ManifestFolder WithKinds(string kinds) => kinds.Length == 0 ? this : this with { PrunedKinds = $"{PrunedKinds},{kinds}" };

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

    // A label holds at most 63 characters and ends with a letter or digit; a cluster name need not.
    private static string LabelValue(string cluster) => cluster.Length <= 63 && char.IsAsciiLetterOrDigit(cluster[^1]) ? cluster : LogicalIds.Hash(cluster);
}
