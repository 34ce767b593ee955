using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the FSx CSI driver is like.</summary>
public sealed record FsxCsiDriverProps : AddonWithRoleProps;

/// <summary>The CSI driver of Amazon FSx for Lustre, as an EKS add-on with a role of its own that may do less than AmazonFSxFullAccess.</summary>
public sealed class FsxCsiDriver : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public FsxCsiDriver(Construct scope, string id, FsxCsiDriverProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.FsxCsiDriver, props, new NewRole { InlinePolicies = [FsxDriverPolicy.Lustre] });
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the add-on's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;
}
