using EksAccessConstructs.Addons;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Eksctl;

/// <summary>The role of one service account of an add-on by Pod Identity: an existing one or one to be made.</summary>
/// <param name="Namespace">The namespace of the service account; null where no table names the add-on's.</param>
/// <param name="ServiceAccount">The name of the service account.</param>
/// <param name="ExistingArn">The ARN of an existing role; null where one is made.</param>
/// <param name="Made">The role to be made; null where one exists.</param>
internal sealed record AddonPodRole(string? Namespace, string ServiceAccount, string? ExistingArn, NewRole? Made);

/// <summary>Whom a role of an add-on trusts among the service accounts of the cluster.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
internal sealed record AddonSubject(string Namespace, string Name);

/// <summary>How an add-on gets its permissions: by one way, or not at all.</summary>
/// <remarks>Source of the order: eksctl 0.231, <c>pkg/actions/addon/create.go</c>: pod identities of the file, a role for tokens of the file, recommended pod
/// identities where they are asked for, recommended roles for tokens where there is an OIDC provider.</remarks>
internal sealed record AddonPermissions
{
    private static readonly AddonPermissions None = new();

    /// <summary>An existing role for tokens of the cluster (IRSA).</summary>
    public string? TokenRoleArn { get; private init; }

    /// <summary>A role for tokens of the cluster that is to be made (IRSA).</summary>
    public NewRole? TokenRole { get; private init; }

    /// <summary>The service account that <see cref="TokenRole"/> trusts; null for every one of the cluster, as eksctl has it.</summary>
    public AddonSubject? Subject { get; private init; }

    /// <summary>Roles by Pod Identity.</summary>
    public ValueList<AddonPodRole> ByPodIdentity { get; private init; }

    /// <summary>How an add-on of a cluster gets its permissions.</summary>
    public static AddonPermissions Of(ResolvedCluster cluster, AddonConfig addon)
    {
        if (addon.PodIdentityAssociations is { IsEmpty: false } listed)
        {
            return new() { ByPodIdentity = listed.Select(one => Listed(cluster, addon, one)).ToValueList() };
        }

        if (addon.AsksForTokenRole())
        {
            return cluster.WithOidc ? Asked(cluster, addon) : None;
        }

        var takesPodRoles = cluster.Config.AddonsConfig?.AutoApplyPodIdentityAssociations is true || addon.UseDefaultPodIdentityAssociations is true;
        if (takesPodRoles && RecommendedAccounts(addon.Name) is { IsEmpty: false } accounts)
        {
            return new()
            {
                ByPodIdentity = accounts.Select(account =>
                    new AddonPodRole(NamespaceOf(addon), account.Name, null, Recommended(cluster, addon.Name, account))).ToValueList(),
            };
        }

        return cluster.WithOidc && RecommendedToken(cluster, addon) is { } role ? WithToken(cluster, addon, role) : None;
    }

    private static AddonPodRole Listed(ResolvedCluster cluster, AddonConfig addon, PodIdentityConfig one) =>
        new(NamespaceOf(addon), one.ServiceAccountName ?? "", one.RoleArn, PodRoles.Of(cluster, one));

    private static string? NamespaceOf(AddonConfig addon) =>
        addon.Namespace ?? AddonTable.Find(addon.Name)?.Namespace;

    // Where AWS recommends no policy, eksctl makes no role either.
    private static ValueList<AddonAccount> RecommendedAccounts(string addon) =>
        AddonTable.AccountsOf(addon).Where(account => !account.Policies.IsEmpty).ToValueList();

    private static AddonPermissions Asked(ResolvedCluster cluster, AddonConfig addon) => addon.ServiceAccountRoleArn is { } arn
        ? new() { TokenRoleArn = arn }
        : WithToken(cluster, addon, PodRoles.Of(cluster, addon));

    private static AddonPermissions WithToken(ResolvedCluster cluster, AddonConfig addon, NewRole role) =>
        new() { TokenRole = role, Subject = SubjectOf(cluster, addon) };

    // eksctl lets every service account of the cluster take on the role of an add-on but vpc-cni's. Where safer defaults are asked for and one account is
    // known, it alone may.
    private static AddonSubject? SubjectOf(ResolvedCluster cluster, AddonConfig addon) =>
        (addon.Name == AddonNames.VpcCni || cluster.Flavour is DefaultsFlavour.Secure) && AddonTable.AccountsOf(addon.Name) is [var only]
            ? new(addon.Namespace ?? AddonTable.NamespaceOf(addon.Name), only.Name)
            : null;

    private static NewRole? RecommendedToken(ResolvedCluster cluster, AddonConfig addon) => addon.Name switch
    {
        AddonNames.VpcCni => Recommended(cluster, addon.Name, AddonTable.AccountsOf(addon.Name)[0]) with { PermissionsBoundaryArn = addon.PermissionsBoundary },
        AddonNames.EbsCsiDriver => Role(cluster, addon, WellKnownPolicy.EbsCsiController),
        AddonNames.EfsCsiDriver => Role(cluster, addon, WellKnownPolicy.EfsCsiController),
        _ => null,
    };

    private static NewRole Role(ResolvedCluster cluster, AddonConfig addon, WellKnownPolicy policy) => new()
    {
        WellKnownPolicies = [policy],
        PermissionsBoundaryArn = addon.PermissionsBoundary,
        Tags = PodRoles.Tags(cluster, []),
    };

    private static NewRole Recommended(ResolvedCluster cluster, string addon, AddonAccount account)
    {
        var role = new NewRole { Tags = PodRoles.Tags(cluster, []) };
        return addon == AddonNames.VpcCni && cluster.Config.IsIpv6()
            ? role with { InlinePolicies = [VpcCniPolicy.ForIpv6] }
            : role with { ManagedPolicyNames = account.Policies };
    }
}
