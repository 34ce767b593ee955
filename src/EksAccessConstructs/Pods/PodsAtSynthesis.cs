using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What can be said of the pods of a cluster only when all its constructs are there, whichever was defined first: whether somebody brings the
/// agent of Pod Identity, and which pods run on Fargate.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class PodsAtSynthesis(IEksCluster cluster) : DeputyBase, Cdk.IAspect
{
    /// <summary>Takes note of an association, and has its cluster looked at when all constructs are there.</summary>
    public static void Add(IEksCluster cluster, string account, IConstruct source)
    {
        var accounts = PodAccounts.Of(cluster);
        if (accounts.Associations.Count == 0)
        {
            Cdk.Aspects.Of(cluster).Add(new PodsAtSynthesis(cluster));
        }

        accounts.AddAssociation(account, source);
    }

    public void Visit(IConstruct node)
    {
        if (ReferenceEquals(node, cluster))
        {
            AddAgent();
            WarnOfFargate();
        }
    }

    private void AddAgent()
    {
        if (cluster is EksCluster { BringsPodIdentityAgent: true } made && !KnownAddons.Has(cluster, PodIdentityRule.Agent))
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

    private static Finding OnFargate(string account, string profile, PodSelector selector)
    {
        var labelled = selector.Labels.IsEmpty ? "" : $" with labels {string.Join(", ", selector.Labels.Select(label => $"{label.Key}={label.Value}"))}";
        return PodRoleRules.NotOnFargate.At(null, $"pods of namespace '{selector.Namespace}'{labelled} run on Fargate by profile '{profile}', where "
            + $"Pod Identity gives no credentials; use an IrsaRole for '{account}', or another namespace");
    }
}
