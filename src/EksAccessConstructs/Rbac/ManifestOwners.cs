using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Who owns which object of the clusters of one stage, over all stacks and however often a cluster was imported.</summary>
internal sealed class ManifestOwners
{
    private static readonly ConditionalWeakTable<IConstruct, ManifestOwners> Known = [];

    private readonly Dictionary<string, IConstruct> folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Cluster, string Id), (IConstruct Construct, ManifestOwner Owner, RbacObject Object)> objects = [];

    /// <summary>Takes note of the objects of an owner.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="at">The construct that brings them.</param>
    /// <param name="folder">Their folder.</param>
    /// <param name="more">The objects.</param>
    /// <returns>A finding for each object that another owner has, and for a folder that another construct writes.</returns>
    public static IEnumerable<Finding> Add(IEksCluster cluster, IConstruct at, ManifestFolder folder, IEnumerable<RbacObject> more)
    {
        var known = Cdk.Stage.Of(at) is { } stage ? Known.GetOrCreateValue(stage) : new ManifestOwners();
        var name = ClusterIdentity.Of(cluster);
        return [.. more.SelectMany(item => known.Taken(name, at, folder.Owner, item))];
    }

    /// <summary>Takes note of the folder that a construct writes.</summary>
    /// <returns>A finding where another construct writes it.</returns>
    public static IEnumerable<Finding> AddFolder(IConstruct at, ManifestFolder folder)
    {
        var known = Cdk.Stage.Of(at) is { } stage ? Known.GetOrCreateValue(stage) : new ManifestOwners();
        return known.folders.TryAdd(folder.Path, at)
            ? []
            : [DeliveryRules.OneOwner.At(null, $"'{known.folders[folder.Path].Node.Path}' is owner '{folder.Owner.Name}' already, and writes '{folder.Path}'; "
                + "give one of the two another Owner")];
    }

    private IEnumerable<Finding> Taken(string cluster, IConstruct at, ManifestOwner owner, RbacObject item)
    {
        if (objects.TryAdd((cluster, item.Id), (at, owner, item)))
        {
            return [];
        }

        var other = objects[(cluster, item.Id)];
        var isShared = other.Owner == owner || (item is Namespace && other.Object.Equals(item));
        var remedy = item is Namespace ? "give it the same labels and annotations on both sides, or leave it out on one" : "take it out of one of the two";
        return isShared ? [] : [DeliveryRules.OneOwner.At(null, $"{item.Id} is brought by '{other.Construct.Node.Path}' already; {remedy}")];
    }
}
