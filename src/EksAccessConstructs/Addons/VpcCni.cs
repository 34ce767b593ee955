using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the Amazon VPC CNI is like.</summary>
public sealed record VpcCniProps : AddonWithRoleProps;

/// <summary>The Amazon VPC CNI, which gives pods their addresses, as an EKS add-on with a role of its own, so that the role of the nodes needs none of its
/// rights.</summary>
/// <remarks>In an IPv6 cluster the role has a policy of its own, since AmazonEKS_CNI_Policy gives no IPv6 addresses. Set
/// <see cref="Compute.NodeRoleRequest.CniPolicy"/> to false on the node groups; a warning (EKS162) names those that still have the policy.</remarks>
public sealed class VpcCni : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public VpcCni(Construct scope, string id, VpcCniProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.VpcCni, props, Rights(props.Cluster));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the add-on's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static NewRole Rights(IEksCluster cluster) => cluster.IpFamily is ClusterIpFamily.Ipv6
        ? new NewRole { InlinePolicies = [VpcCniPolicy.ForIpv6] }
        : AddonParts.Recommended(AddonNames.VpcCni);
}
