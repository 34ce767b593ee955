using Amazon.CDK.AWS.Route53;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What cert-manager is like.</summary>
public sealed record CertManagerProps : AddonWithRoleProps
{
    /// <summary>The hosted zones in which it answers DNS challenges; none other can it change.</summary>
    /// <value>Default: none; it has no role, and answers challenges by HTTP or has certificates of its own.</value>
    public IReadOnlyList<IHostedZone> Zones { get; init; } = [];
}

/// <summary>cert-manager, which has certificates issued, as a community add-on of EKS; where zones are named, with a role that changes those alone.</summary>
/// <remarks>EKS offers it in the partition aws (EKS160).</remarks>
public sealed class CertManager : Construct
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public CertManager(Construct scope, string id, CertManagerProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var rights = new NewRole { InlinePolicies = [DnsPolicies.CertManager(props.Zones.Select(zone => zone.HostedZoneArn).ToValueList())] };
        (Addon, Role) = props is { Zones: [], ExistingRole: null, ServiceAccountRole: null }
            ? (AddonParts.Define(this, AddonNames.CertManager, props), null)
            : AddonParts.Define(this, AddonNames.CertManager, props, rights);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the controller's pods get; null where it has none.</summary>
    public Iam.IRole? Role { get; }
}
