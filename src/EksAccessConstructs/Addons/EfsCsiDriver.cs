using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the EFS CSI driver is like.</summary>
public sealed record EfsCsiDriverProps : AddonWithRoleProps
{
    /// <summary>Whether it also mounts S3 Files: the role of the controller gets two more policies of AWS, and the pods on each node a role with
    /// three.</summary>
    /// <value>Default: false.</value>
    public bool S3Files { get; init; }
}

/// <summary>The CSI driver of Amazon EFS, as an EKS add-on with a role of its own.</summary>
public sealed class EfsCsiDriver : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its roles.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public EfsCsiDriver(Construct scope, string id, EfsCsiDriverProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        NodeRole = props.S3Files ? Nodes(props) : null;
        var policies = props.S3Files ? [.. Controller.Policies, .. Controller.FurtherPolicies] : Controller.Policies;
        (Addon, Role) = AddonParts.Define(this, AddonNames.EfsCsiDriver, props, new NewRole { ManagedPolicyNames = policies },
            others: NodeRole is null ? [] : [new AddonPodIdentity(OnNodes.Name, NodeRole)]);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the controller's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The role that the pods on each node get; null without <see cref="EfsCsiDriverProps.S3Files"/>.</summary>
    public Iam.IRole? NodeRole { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static AddonAccount Controller => AddonTable.Known(AddonNames.EfsCsiDriver).Accounts[0];

    private static AddonAccount OnNodes => AddonTable.Known(AddonNames.EfsCsiDriver).Accounts[1];

    private Iam.Role Nodes(EfsCsiDriverProps props) => AddonParts.Role(
        new Construct(this, "Nodes"), AddonNames.EfsCsiDriver, OnNodes.Name, props, new NewRole { ManagedPolicyNames = OnNodes.FurtherPolicies });
}
