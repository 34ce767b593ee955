using Amazon.CDK.AWS.Route53;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Addons;

/// <summary>What external-dns is like.</summary>
public sealed record ExternalDnsProps : AddonWithRoleProps
{
    /// <summary>The hosted zones whose records it keeps; none other can it change. Each has to know its name, as one of <c>HostedZone.FromHostedZoneId</c>
    /// does not.</summary>
    public IReadOnlyList<IHostedZone> Zones { get; init; } = [];
}

/// <summary>external-dns, which keeps the names of services and ingresses in Route 53, as a community add-on of EKS whose role changes the named zones
/// alone.</summary>
/// <remarks>Where nothing else is configured, it is told to look at those zones only, since it may not read the others, and to mark its records with the name
/// of the cluster, so that two clusters leave each other's alone. EKS offers it in the partition aws (EKS160).</remarks>
public sealed class ExternalDns : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">No zone is named for the role that is made (EKS163), or EKS would refuse the add-on; the message lists every
    /// problem, one a line.</exception>
    public ExternalDns(Construct scope, string id, ExternalDnsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var zones = props.Zones.Select(zone => zone.HostedZoneArn).ToValueList();
        (Addon, Role) = AddonParts.Define(this, AddonNames.ExternalDns, props with { Configuration = props.Configuration ?? Configuration(props) },
            new NewRole { InlinePolicies = [DnsPolicies.ExternalDns(zones)] },
            AddonParts.Targets(props, props.Zones.Count, "zone", nameof(props.Zones)));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the controller's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static string Configuration(ExternalDnsProps props) => DocumentWriter.Json(DocumentValue.Map(
        ("domainFilters", DocumentValue.List(props.Zones.Select(zone => zone.ZoneName).Distinct())),
        ("txtOwnerId", props.Cluster.DisplayName)));
}
