using EksAccessConstructs.Addons;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>Finds which service account has which role: in manifests and in ClusterConfigs.</summary>
internal static class AccountBindings
{
    /// <summary>The annotation of service accounts by which IRSA works.</summary>
    public const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    /// <summary>Every binding, those of the ClusterConfig first.</summary>
    public static IEnumerable<AccountBinding> Of(ResolvedCluster? cluster, RbacObjects objects)
    {
        var ofConfig = cluster is null ? [] : OfConfig(cluster).ToList();
        return ofConfig.Concat(objects.ServiceAccounts.Select(OfManifest).OfType<AccountBinding>()
            .Where(manifest => !ofConfig.Exists(one => one.Account == manifest.Account && one.Mechanism == manifest.Mechanism && one.Role == manifest.Role)));
    }

    private static IEnumerable<AccountBinding> OfConfig(ResolvedCluster cluster) => OfAccounts(cluster)
        .Concat(OfAssociations(cluster))
        .Concat(OfKarpenter(cluster))
        .Concat(cluster.Addons.SelectMany(addon => OfAddon(cluster, addon)));

    private static AccountBinding? OfManifest(ServiceAccountObject account) => account.Annotations[RoleAnnotation] is not { Length: > 0 } role ? null : new()
    {
        Namespace = account.Namespace is { Length: > 0 } space ? space : "default",
        ServiceAccount = account.Name,
        Mechanism = IdentityMechanism.Irsa,
        Role = role,
        Origin = account.Origin,
    };

    private static IEnumerable<AccountBinding> OfAccounts(ResolvedCluster cluster) =>
        (cluster.Config.Iam?.ServiceAccounts ?? []).Where(account => account.RoleOnly is not true).Select(account => new AccountBinding
        {
            Namespace = PodRoles.NamespaceOf(account),
            ServiceAccount = account.Name,
            Mechanism = IdentityMechanism.Irsa,
            Role = account.AttachRoleArn ?? $"<role {PodRoles.NameOf(cluster, account)}>",
            MadeAs = account.AttachRoleArn is null
                ? RoleIds.Called(RoleIds.ByToken, $"{PodRoles.NamespaceOf(account)}/{account.Name}")
                : null,
            Origin = account.Origin,
        });

    private static IEnumerable<AccountBinding> OfAssociations(ResolvedCluster cluster) =>
        (cluster.Config.Iam?.PodIdentityAssociations ?? []).Select(association => OfAssociation(association, association.Namespace ?? "", association.RoleArn));

    // Its controller needs a provider of tokens, without which nothing of it is made.
    private static IEnumerable<AccountBinding> OfKarpenter(ResolvedCluster cluster)
    {
        if (cluster is { WithOidc: true, Config.Karpenter: { Version: not null } karpenter })
        {
            yield return new AccountBinding
            {
                Namespace = KarpenterNames.Namespace,
                ServiceAccount = KarpenterNames.ServiceAccount,
                Mechanism = IdentityMechanism.Irsa,
                Role = $"<role {KarpenterNames.ControllerRole(cluster.Config.Metadata.Name)}>",
                MadeAs = RoleIds.Called(RoleIds.ByToken, $"{KarpenterNames.Namespace}/{KarpenterNames.ServiceAccount}"),
                Origin = karpenter.Origin,
            };
        }
    }

    private static AccountBinding OfAssociation(PodIdentityConfig association, string space, string? role) => new()
    {
        Namespace = space,
        ServiceAccount = association.ServiceAccountName ?? "",
        Mechanism = IdentityMechanism.PodIdentity,
        Role = role ?? Made(association.RoleName, space, association.ServiceAccountName),
        MadeAs = role is null ? RoleIds.Called(RoleIds.ByPodIdentity, $"{space}/{association.ServiceAccountName}") : null,
        TargetRole = association.TargetRoleArn,
        SessionTagsAreOff = association.DisableSessionTags is true,
        HasSessionPolicy = association.Policy is not null,
        Origin = association.Origin,
    };

    private static IEnumerable<AccountBinding> OfAddon(ResolvedCluster cluster, AddonConfig addon)
    {
        var permissions = AddonPermissions.Of(cluster, addon);
        var known = AddonTable.AccountsOf(addon.Name);
        var space = addon.Namespace ?? AddonTable.NamespaceOf(addon.Name);
        var byToken = permissions.TokenRoleArn ?? (permissions.TokenRole is null ? null : $"<role of add-on {addon.Name}>");
        return permissions.ByPodIdentity
            .Select(role => Of(addon, space, role.ServiceAccount, IdentityMechanism.PodIdentity, role.ExistingArn ?? Made(role.Made?.Name, space,
                role.ServiceAccount)) with
            {
                MadeAs = role.ExistingArn is null ? RoleIds.Called(RoleIds.Addon, $"{addon.Name}/{role.ServiceAccount}") : null,
            })
            .Concat(byToken is null ? [] : known.Select(account => Of(addon, space, account.Name, IdentityMechanism.Irsa, byToken) with
            {
                MadeAs = permissions.TokenRoleArn is null ? RoleIds.Called(RoleIds.Addon, addon.Name) : null,
            }));
    }

    private static AccountBinding Of(AddonConfig addon, string space, string account, IdentityMechanism mechanism, string role) => new()
    {
        Namespace = space,
        ServiceAccount = account,
        Mechanism = mechanism,
        Role = role,
        Addon = addon.Name,
        Origin = addon.Origin,
    };

    // What a role is called that only the deployment gives an ARN.
    private static string Made(string? name, string space, string? account) => name is null ? $"<role made for {space}/{account}>" : $"<role {name}>";
}
