using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>What constructs of pods write for one cluster: service accounts, namespaces, the DaemonSet of kube2iam. It is one folder for all of them, written
/// when everything is defined.</summary>
internal sealed class PodManifests
{
    private static readonly ConditionalWeakTable<IEksCluster, PodManifests> Known = [];

    private readonly OrderedDictionary<string, RbacObject> objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> others = new(StringComparer.Ordinal);

    /// <summary>Adds objects; one that is there already gets the labels and annotations besides.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="source">The construct that adds them.</param>
    /// <param name="more">The objects.</param>
    /// <returns>The folder of the manifests, relative to the cloud assembly.</returns>
    /// <exception cref="ArgumentException">The cluster's name is none for a folder.</exception>
    public static string Add(IEksCluster cluster, IConstruct source, params IEnumerable<RbacObject> more)
    {
        var name = ManifestFolder.ClusterName(cluster, source, nameof(cluster));
        var manifests = Known.GetOrCreateValue(cluster);
        foreach (var item in more)
        {
            manifests.objects[item.Id] = manifests.objects.TryGetValue(item.Id, out var known) ? PodServiceAccounts.Merged(known, item) : item;
        }

        PodsAtSynthesis.Watch(cluster);
        return ManifestFolder.Pods(name).Folder;
    }

    /// <summary>Adds a manifest of a kind that is none of the model's.</summary>
    public static void AddOther(IEksCluster cluster, string file, string text) => Known.GetOrCreateValue(cluster).others[file] = text;

    /// <summary>Writes what there is for a cluster into the cloud assembly.</summary>
    public static void Write(IEksCluster cluster)
    {
        if (Known.TryGetValue(cluster, out var manifests) && Cdk.Stage.Of(cluster)?.Outdir is { } assembly)
        {
            var name = cluster.DisplayName;
            new RbacFiles(name, ManifestFolder.Pods(name), new RbacObjects(manifests.objects.Values.ToValueList()),
                manifests.others.Select(other => (other.Key, other.Value))).Write(assembly);
        }
    }
}
