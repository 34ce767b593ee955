using System.Runtime.CompilerServices;
using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What can be said of the pods of a cluster only when all its constructs are there, whichever was defined first: whether somebody brings the
/// agent of Pod Identity, which pods run on Fargate, which nodes pods can get the role of, and what manifests there are.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class PodsAtSynthesis(IEksCluster cluster) : DeputyBase, Cdk.IAspect
{
    private static readonly ConditionalWeakTable<IEksCluster, PodsAtSynthesis> Watched = [];

    /// <summary>Has a cluster looked at when all constructs are there.</summary>
    public static void Watch(IEksCluster cluster)
    {
        if (!Watched.TryGetValue(cluster, out _))
        {
            var aspect = new PodsAtSynthesis(cluster);
            Watched.Add(cluster, aspect);
            Cdk.Aspects.Of(cluster).Add(aspect);
        }
    }

    public void Visit(IConstruct node)
    {
        if (ReferenceEquals(node, cluster))
        {
            AddAgent();
            WarnOfFargate();
            WarnOfOpenNodes();
            PodManifests.Write(cluster);
        }
    }

    private void AddAgent()
    {
        var isNeeded = PodAccounts.Of(cluster).Associations.Count > 0;
        if (isNeeded && cluster is EksCluster { BringsPodIdentityAgent: true } made && !KnownAddons.Has(cluster, PodIdentityRule.Agent))
        {
            new ClusterAddon(made, "PodIdentityAgent", new ClusterAddonProps { Cluster = cluster, AddonName = PodIdentityRule.Agent });
        }
    }

    private void WarnOfFargate()
    {
        foreach (var (account, source) in PodAccounts.Of(cluster).Associations)
        {
            if (FargateNamespaces.First(cluster, account[..account.IndexOf('/', StringComparison.Ordinal)]) is var (profile, selector))
            {
                new[] { OnFargate(account, profile, selector) }.ThrowOrWarn(source, nameof(account));
            }
        }
    }

    private void WarnOfOpenNodes()
    {
        if (Kube2Iam.Of(cluster) is { } kube2iam)
        {
            NodeMetadata.OpenToPods(cluster).Select(name => PodRoleRules.NodesHideTheirRole.At(null, $"node group '{name}' lets pods reach the instance "
                + "metadata service, so those that come before kube2iam's rule get the role of the node; set BlockPodImds, which does not keep kube2iam out"))
                .ThrowOrWarn(kube2iam, nameof(cluster));
        }
    }

    private static Finding OnFargate(string account, string profile, PodSelector selector)
    {
        var labelled = selector.Labels.IsEmpty ? "" : $" with labels {string.Join(", ", selector.Labels.Select(label => $"{label.Key}={label.Value}"))}";
        return PodRoleRules.NotOnFargate.At(null, $"pods of namespace '{selector.Namespace}'{labelled} run on Fargate by profile '{profile}', where "
            + $"Pod Identity gives no credentials; use an IrsaRole for '{account}', or another namespace");
    }
}
