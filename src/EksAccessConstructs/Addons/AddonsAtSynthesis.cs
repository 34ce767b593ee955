using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Addons;

/// <summary>What can be said of the add-ons of a cluster only when all its constructs are there, whichever was defined first.</summary>
/// <remarks>What a cluster that exists already has besides, no construct knows, so of one only its own constructs are held against each other.</remarks>
internal static class AddonsAtSynthesis
{
    /// <summary>Has a cluster looked at when all constructs are there.</summary>
    public static void Watch(IEksCluster cluster)
    {
        AssociationsAtSynthesis.Watch(cluster);
        AtSynthesis.Do(cluster, Look);
    }

    private static void Look(IEksCluster cluster)
    {
        foreach (var addon in KnownAddons.Of(cluster).Where(addon => !addon.IsSettled))
        {
            Findings(cluster, addon).ThrowOrWarn(addon.Source, nameof(cluster));
        }
    }

    private static IEnumerable<Finding> Findings(IEksCluster cluster, AddedAddon addon) =>
    [
        .. cluster is EksCluster made ? [.. Idle(made, addon), .. Brought(made, addon), .. Needed(made, addon)] : Array.Empty<Finding>(),
        .. CniRights.Findings(cluster, addon),
    ];

    private static IEnumerable<Finding> Idle(EksCluster cluster, AddedAddon addon)
    {
        if (addon.NeedsNodes && NodesForAddons.Problem(cluster, addon) is { } problem)
        {
            yield return EksctlRules.AddonsHaveNodes.At(null, problem);
        }
    }

    // Nodes that Auto Mode does not run, and pods on Fargate, have none of it.
    private static IEnumerable<Finding> Brought(EksCluster cluster, AddedAddon addon)
    {
        var hasOthers = cluster.HasHybridNodes || cluster.NodeStacks.Count > 0 || FargateNamespaces.Any(cluster);
        if (addon.BroughtBy is { } part && cluster.AutoMode.Brings(part) && !hasOthers)
        {
            yield return EksctlRules.AutoMode.At(null, $"add-on '{addon.Name}' is part of Auto Mode; leave it out") with { Severity = Severity.Warning };
        }
    }

    private static IEnumerable<Finding> Needed(EksCluster cluster, AddedAddon addon)
    {
        if (AddonTable.Find(addon.Name)?.Needs is { } needed && KnownAddons.Find(cluster, needed) is null)
        {
            yield return AddonRules.HasWhatItNeeds.At(null,
                $"add-on '{addon.Name}' needs '{needed}', which no construct gives the cluster; define it, or install it before");
        }
    }
}
