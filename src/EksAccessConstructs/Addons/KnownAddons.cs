using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Addons;

/// <summary>Which add-ons each cluster gets by constructs.</summary>
internal static class KnownAddons
{
    private static readonly ConditionalWeakTable<IEksCluster, OrderedDictionary<string, AddedAddon>> Defined = [];

    /// <summary>Those of a cluster, in the order of their definition.</summary>
    public static IReadOnlyList<AddedAddon> Of(IEksCluster cluster) => Defined.TryGetValue(cluster, out var addons) ? [.. addons.Values] : [];

    /// <summary>The add-on of a name, in any case of letters; null where no construct has defined it.</summary>
    public static AddedAddon? Find(IEksCluster cluster, string addon) => Defined.TryGetValue(cluster, out var addons) ? addons.GetValueOrDefault(addon) : null;

    /// <summary>What speaks against one more add-on (EKS020).</summary>
    public static IEnumerable<Finding> Twice(IEksCluster cluster, string addon)
    {
        if (Find(cluster, addon) is { } earlier)
        {
            yield return EksctlRules.Addons.At(null,
                $"cluster '{cluster.DisplayName}' has '{addon}' already, defined at '{earlier.Source.Node.Path}'; a cluster takes one, so leave one out");
        }
    }

    /// <summary>Takes note of an add-on, which is looked at when all constructs are there.</summary>
    public static void Add(IEksCluster cluster, AddedAddon addon)
    {
        Defined.GetValue(cluster, _ => new(StringComparer.OrdinalIgnoreCase)).Add(addon.Name, addon);
        AddonsAtSynthesis.Watch(cluster);
    }
}
