using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What pod identity associations of a cluster need, those of pods and those of add-ons, which can be said only when all constructs are there:
/// somebody who brings the agent, and pods that do not run on Fargate.</summary>
internal static class AssociationsAtSynthesis
{
    /// <summary>Has a cluster looked at when all constructs are there.</summary>
    public static void Watch(IEksCluster cluster)
    {
        AtSynthesis.Do(cluster, AddAgent);
        AtSynthesis.Do(cluster, WarnOfFargate);
    }

    private static void AddAgent(IEksCluster cluster)
    {
        var isNeeded = PodAccounts.Of(cluster).Associations.Count > 0 || KnownAddons.Of(cluster).Any(addon => addon.HasPodIdentities);
        if (!isNeeded || KnownAddons.Find(cluster, AddonNames.PodIdentityAgent) is not null || cluster is EksCluster { AutoMode.Compute: true })
        {
            return;
        }

        if (cluster is EksCluster { BringsPodIdentityAgent: true } made)
        {
            new ClusterAddon(made, "PodIdentityAgent", new ClusterAddonProps { Cluster = cluster, AddonName = AddonNames.PodIdentityAgent });
            return;
        }

        new[] { NoAgent with { Severity = Severity.Warning } }.ThrowOrWarn(cluster, nameof(cluster));
    }

    private static Finding NoAgent => EksctlRules.PodIdentity.At(null,
        $"pods get roles by Pod Identity, but no construct gives the cluster the add-on '{AddonNames.PodIdentityAgent}'; define a PodIdentityAgent, or "
        + "acknowledge this where the cluster has it or runs in Auto Mode");

    private static void WarnOfFargate(IEksCluster cluster)
    {
        foreach (var association in PodAccounts.Of(cluster).Associations.Values.Where(association => !association.IsOfDaemonSet))
        {
            if (FargateNamespaces.First(cluster, association.Namespace) is var (profile, selector))
            {
                new[] { OnFargate(association.Account, profile, selector) }.ThrowOrWarn(association.Source, nameof(cluster));
            }
        }
    }

    private static Finding OnFargate(string account, string profile, PodSelector selector)
    {
        var labelled = selector.Labels.IsEmpty ? "" : $" with labels {string.Join(", ", selector.Labels.Select(label => $"{label.Key}={label.Value}"))}";
        return PodRoleRules.NotOnFargate.At(null, $"pods of namespace '{selector.Namespace}'{labelled} run on Fargate by profile '{profile}', where "
            + $"Pod Identity gives no credentials; use an IrsaRole for '{account}', or another namespace");
    }
}
