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

    /// <summary>The first profile that takes pods of a namespace, with the labels that it asks for; null where none does.</summary>
    public static (string Profile, PodSelector Selector)? First(IEksCluster cluster, string space)
    {
        var known = Defined.TryGetValue(cluster, out var selectors) ? selectors : [];
        var place = known.FindIndex(one => FileSystemName.MatchesSimpleExpression(one.Selector.Namespace, space, ignoreCase: false));
        return place < 0 ? null : known[place];
    }
}
