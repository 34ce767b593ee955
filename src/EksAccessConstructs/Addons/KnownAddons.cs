using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Addons;

/// <summary>Which add-ons each cluster gets by constructs.</summary>
internal static class KnownAddons
{
    private static readonly ConditionalWeakTable<IEksCluster, HashSet<string>> Defined = [];

    /// <summary>Takes note of an add-on.</summary>
    public static void Add(IEksCluster cluster, string addon) => Defined.GetOrCreateValue(cluster).Add(addon);

    /// <summary>True where a construct has defined the add-on.</summary>
    public static bool Has(IEksCluster cluster, string addon) => Defined.TryGetValue(cluster, out var addons) && addons.Contains(addon);
}
