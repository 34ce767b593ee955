using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Which pods of each cluster run on Fargate.</summary>
internal static class FargateNamespaces
{
    private static readonly ConditionalWeakTable<IEksCluster, List<(string Profile, PodSelector Selector)>> Defined = [];

    /// <summary>Takes note of a profile.</summary>
    public static void Add(IEksCluster cluster, PodProfile profile) =>
        Defined.GetOrCreateValue(cluster).AddRange(profile.Selectors.Select(selector => (profile.Name, selector)));

    /// <summary>True where some pods run on Fargate.</summary>
    public static bool Any(IEksCluster cluster) => Of(cluster).Count > 0;

    /// <summary>True where every pod of a namespace runs on Fargate.</summary>
    public static bool TakesAll(IEksCluster cluster, string space) => Of(cluster).Exists(one => one.Selector.Labels.IsEmpty && Takes(one.Selector, space));

    /// <summary>The first profile that takes pods of a namespace, with the labels that it asks for; null where none does.</summary>
    public static (string Profile, PodSelector Selector)? First(IEksCluster cluster, string space)
    {
        var known = Of(cluster);
        var place = known.FindIndex(one => Takes(one.Selector, space));
        return place < 0 ? null : known[place];
    }

    private static List<(string Profile, PodSelector Selector)> Of(IEksCluster cluster) => Defined.TryGetValue(cluster, out var selectors) ? selectors : [];

    private static bool Takes(PodSelector selector, string space) =>
        FileSystemName.MatchesSimpleExpression(selector.Namespace, space, ignoreCase: false);
}
