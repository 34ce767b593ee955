using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Addons;

/// <summary>Whether the VPC CNI has its rights by one role: its own, or that of the nodes. Who decides is
/// <see cref="NodeRoleRequest.CniPolicy"/> for the nodes and the construct of the add-on for its own; here they are held against each other (EKS162).</summary>
internal static class CniRights
{
    public static IEnumerable<Finding> Findings(IEksCluster cluster, AddedAddon addon)
    {
        var problems = (addon.Name.Equals(AddonNames.VpcCni, StringComparison.OrdinalIgnoreCase), addon.HasRole) switch
        {
            (false, _) => [],
            (_, true) => NodeCni.With(cluster).Select(name =>
                $"node group '{name}' has the policy of the VPC CNI, which has a role of its own, so all pods of the nodes can change their network; set "
                + "CniPolicy = false in its Role"),
            _ => [.. NodeCni.Without(cluster).Select(Nowhere), .. Ipv6(cluster)],
        };
        return problems.Select(problem => AddonRules.CniHasOneRole.At(null, problem));
    }

    private static string Nowhere(string nodes) => $"node group '{nodes}' has no policy for the VPC CNI, which has no role of its own either, so pods get no "
        + "addresses; use VpcCni, or leave CniPolicy true";

    private static IEnumerable<string> Ipv6(IEksCluster cluster) => cluster.IpFamily is ClusterIpFamily.Ipv6
        ? ["the VPC CNI of an IPv6 cluster needs a role of its own, since the policy that nodes have gives no IPv6 addresses; use VpcCni"]
        : [];
}
