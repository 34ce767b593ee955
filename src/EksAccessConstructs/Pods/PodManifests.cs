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
    private readonly SortedDictionary<string, Func<string, OwnedManifest>> others = new(StringComparer.Ordinal);

    /// <summary>Adds objects; one that is there already gets the labels and annotations besides.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="source">The construct that adds them.</param>
    /// <param name="more">The objects.</param>
    /// <returns>The folder of the manifests, relative to the cloud assembly.</returns>
    /// <exception cref="ArgumentException">The cluster's name is none for a folder, or <see cref="RbacManifests"/> brings an object already
    /// (EKS190).</exception>
    public static string Add(IEksCluster cluster, IConstruct source, params IEnumerable<RbacObject> more)
    {
        ManifestFolder.ClusterName(cluster, source, nameof(cluster));
        var folder = ManifestFolder.Pods(cluster);
        var added = more.ToList();
        ManifestOwners.Add(cluster, source, folder, added.Where(item => item is not Namespace)).ThrowOrWarn(source, nameof(more));
        var manifests = Of(cluster, folder);
        foreach (var item in added)
        {
            manifests.objects[item.Id] = manifests.objects.TryGetValue(item.Id, out var known) ? PodServiceAccounts.Merged(known, item) : item;
        }

        PodsAtSynthesis.Watch(cluster);
        return AssemblyFolder.Of(cluster)?.FromApp(folder.Path) ?? folder.Path;
    }

    /// <summary>What is wrong with namespaces: another construct brings one with other labels or annotations, and each would undo those of the other.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IEnumerable<Finding> NamespacesOfOthers(IEksCluster cluster) => Known.TryGetValue(cluster, out var manifests)
        ? ManifestOwners.Add(cluster, cluster, ManifestFolder.Pods(cluster), manifests.objects.Values.OfType<Namespace>())
        : [];

    /// <summary>Adds a manifest of a kind that is none of the model's.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="manifest">The manifest, given the name of its owner.</param>
    public static void AddOther(IEksCluster cluster, string file, Func<string, OwnedManifest> manifest) =>
        Known.GetOrCreateValue(cluster).others[file] = manifest;

    /// <summary>Writes what there is for a cluster into the cloud assembly.</summary>
    public static void Write(IEksCluster cluster)
    {
        if (Known.TryGetValue(cluster, out var manifests) && AssemblyFolder.Of(cluster) is { } assembly)
        {
            var folder = ManifestFolder.Pods(cluster);
            var files = new RbacFiles(folder, new RbacObjects(manifests.objects.Values.ToValueList()), default,
                manifests.others.Values.Select(other => other(folder.Owner.Name)));
            RbacFiles.Write(assembly.Path, folder.Path, [.. files.Manifests(ApplyScript.Command(assembly.FromApp(folder.Path))), .. files.Script()]);
        }
    }

    private static PodManifests Of(IEksCluster cluster, ManifestFolder folder)
    {
        if (Known.TryGetValue(cluster, out var known))
        {
            return known;
        }

        var manifests = Known.GetOrCreateValue(cluster);
        cluster.Node.AddValidation(new PodNamespaces(cluster));
        if (AssemblyFolder.Of(cluster) is { } assembly)
        {
            new Cdk.CfnOutput(ManifestOwner.TopStack(cluster), $"PodsCommand-{folder.Owner.Name}", new Cdk.CfnOutputProps
            {
                Description = "Applies the manifests of pods, in the folder of the cloud assembly",
                Value = ApplyScript.Command(assembly.FromApp(folder.Path)),
            }).Named(cluster.LogicalId("pods-command"));
        }

        return manifests;
    }
}
