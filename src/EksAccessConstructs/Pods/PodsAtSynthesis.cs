using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What can be said of the pods of a cluster only when all its constructs are there, whichever was defined first: which pods run on Fargate, which
/// nodes pods can get the role of, and what manifests there are.</summary>
internal static class PodsAtSynthesis
{
    /// <summary>Has a cluster looked at when all constructs are there.</summary>
    public static void Watch(IEksCluster cluster)
    {
        AddonsAtSynthesis.Watch(cluster);
        AtSynthesis.Do(cluster, WarnOfOpenNodes);
        AtSynthesis.Do(cluster, PodManifests.Write);
    }

    private static void WarnOfOpenNodes(IEksCluster cluster)
    {
        if (Kube2Iam.Of(cluster) is { } kube2iam)
        {
            NodeMetadata.OpenToPods(cluster).Select(name => PodRoleRules.NodesHideTheirRole.At(null, $"node group '{name}' lets pods reach the instance "
                + "metadata service, so those that come before kube2iam's rule get the role of the node; set BlockPodImds, which does not keep kube2iam out"))
                .ThrowOrWarn(kube2iam, nameof(cluster));
        }
    }
}
