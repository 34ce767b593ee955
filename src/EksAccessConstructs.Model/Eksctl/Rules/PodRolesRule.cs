using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Service accounts have names that Kubernetes takes (EKS124), their roles names that IAM takes (EKS125), and annotations say what is to be put in
/// (EKS127).</summary>
internal static class PodRolesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (space, name, path) in Accounts(config))
        {
            foreach (var problem in ServiceAccountNames.Problems(space, name))
            {
                sink.Error(EksctlRules.PodNames, path, problem);
            }
        }

        CheckRoleNames(config, sink);
        var accounts = config.Iam?.ServiceAccounts ?? [];
        if (accounts.Any(account => account is { AttachRoleArn: null, RoleOnly: not true }))
        {
            sink.Add(EksctlRules.AccountIsPutIn, Severity.Info, "iam.serviceAccounts",
                $"the manifests of service accounts name roles of the account '{PodServiceAccounts.AccountPlaceholder}', since nothing is looked up in AWS; "
                    + "the command in kustomization.yaml puts the number in, and whoever hands the manifests to a GitOps tool has to");
        }
    }

    // A name that is left out is another rule's.
    private static IEnumerable<(string Namespace, string Name, string Path)> Accounts(ClusterConfig config) =>
    [
        .. (config.Iam?.ServiceAccounts ?? []).Index().Where(one => one.Item.Name.Length > 0)
            .Select(one => (PodRoles.NamespaceOf(one.Item), one.Item.Name, $"iam.serviceAccounts[{one.Index}]")),
        .. Associations(config).Where(one => one.Item is { Namespace: not null, ServiceAccountName: not null })
            .Select(one => (one.Item.Namespace ?? "", one.Item.ServiceAccountName ?? "", one.Path)),
    ];

    private static void CheckRoleNames(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(EksctlRules.RoleNames, sink, StringComparer.OrdinalIgnoreCase);
        (string? Name, string Path)[] names =
        [
            .. (config.Iam?.ServiceAccounts ?? []).Index().Select(one => (one.Item.RoleName, $"iam.serviceAccounts[{one.Index}].roleName")),
            .. Associations(config).Select(one => (one.Item.RoleName, $"{one.Path}.roleName")),
            .. config.Groups().Select(group => (group.Group.Iam?.InstanceRoleName, $"{group.Path}.iam.instanceRoleName")),
        ];
        foreach (var (name, path) in names)
        {
            sink.ErrorIf(name is not null && !RoleNames.IsOne(name), EksctlRules.RoleNames, path,
                $"'{path}' ('{name}') cannot be the name of a role; use {RoleNames.Allowed}");
            seen.Take(name, path,
                place => $"'{path}' ('{name}') names a second role as at {place}; an account has one role of a name, whatever the case of its letters");
        }
    }

    private static IEnumerable<(PodIdentityConfig Item, string Path)> Associations(ClusterConfig config) =>
    [
        .. (config.Iam?.PodIdentityAssociations ?? []).Index().Select(one => (one.Item, $"iam.podIdentityAssociations[{one.Index}]")),
        .. config.Addons.Index().SelectMany(addon => (addon.Item.PodIdentityAssociations ?? []).Index()
            .Select(one => (one.Item, $"addons[{addon.Index}].podIdentityAssociations[{one.Index}]"))),
    ];
}
