using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What EKS would refuse of an add-on, or never let happen.</summary>
/// <param name="props">The add-on.</param>
internal sealed class ClusterAddonFindings(ClusterAddonProps props)
{
    public IEnumerable<Finding> All() =>
    [
        .. KnownAddons.Twice(props.Cluster, props.AddonName),
        .. Ways(),
        .. props.PodIdentities.SelectMany(Association),
        .. props.IsSettled ? [] : Besides(),
    ];

    private IEnumerable<Finding> Ways()
    {
        if (props.ServiceAccountRole is not null && props.PodIdentities is not [])
        {
            yield return EksctlRules.Addons.At(null,
                $"add-on '{props.AddonName}' gets a role both by IRSA and by Pod Identity; keep PodIdentities and leave ServiceAccountRole out");
        }

        foreach (var twice in props.PodIdentities.GroupBy(identity => identity.ServiceAccount, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return EksctlRules.Addons.At(null, $"service account '{twice.Key}' of add-on '{props.AddonName}' gets two roles; give it one");
        }
    }

    private IEnumerable<Finding> Association(AddonPodIdentity identity) => props.KnownNamespace is { } space
        ? PodAccounts.Of(props.Cluster).Association($"{space}/{identity.ServiceAccount}")
        : [];

    // What rules of ClusterConfigs say of their add-ons.
    private IEnumerable<Finding> Besides() =>
    [
        .. props.PodIdentities is [] ? [] : PodIdentityFindings.Offer(props.Cluster),
        .. AddonTable.ProblemWithOffer(props.AddonName, StackPartition.Of(Cdk.Stack.Of(props.Cluster))) is { } problem
            ? [AddonRules.IsOffered.At(null, problem)]
            : Array.Empty<Finding>(),
        .. props.PodIdentities.SelectMany(OfRole),
    ];

    private IEnumerable<Finding> OfRole(AddonPodIdentity identity) => new ExistingPodRole(identity.Role, Trust(identity))
    {
        OtherAccountWayOut = "an add-on takes none of another account, so name one of this account that takes on the other",
    }.Findings();

    // Associations of add-ons always send session tags.
    private PodIdentityTrust Trust(AddonPodIdentity identity) =>
        new() { Cluster = props.Cluster.Address(), Namespace = props.KnownNamespace, ServiceAccount = identity.ServiceAccount };
}
