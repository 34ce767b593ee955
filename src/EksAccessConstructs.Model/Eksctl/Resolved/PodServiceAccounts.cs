using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>The service accounts, and the namespaces they are in, that eksctl makes for the pods of a ClusterConfig.</summary>
internal static class PodServiceAccounts
{
    /// <summary>What stands for the number of the account in the ARN of a role that is made; whoever applies the manifests puts it in.</summary>
    public const string AccountPlaceholder = "AWS_ACCOUNT_ID";

    /// <summary>The annotation of a service account that names its role.</summary>
    public const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    /// <summary>The namespaces that every cluster has.</summary>
    public static readonly ValueList<string> OwnNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    /// <summary>The given objects with those of the ClusterConfig: a service account that is given already gets the labels and annotations besides.</summary>
    public static RbacObjects With(RbacObjects given, ResolvedCluster cluster)
    {
        var objects = new OrderedDictionary<string, RbacObject>(StringComparer.Ordinal);
        foreach (var item in given.All.Concat(Of(cluster)))
        {
            objects[item.Id] = objects.TryGetValue(item.Id, out var known) ? Merged(known, item) : item;
        }

        return new RbacObjects(objects.Values.ToValueList());
    }

    /// <summary>The objects with the number of the account in the roles that annotations name.</summary>
    public static RbacObjects InAccount(RbacObjects objects, string account) =>
        new(objects.All.Select(item => item.Annotations[RoleAnnotation] is { } role
            ? item with { Annotations = item.Annotations.With(RoleAnnotation, role.Replace(AccountPlaceholder, account, StringComparison.Ordinal)) }
            : item).ToValueList());

    private static IEnumerable<RbacObject> Of(ResolvedCluster cluster)
    {
        ServiceAccountObject[] accounts =
        [
            .. (cluster.Config.Iam?.ServiceAccounts ?? []).Where(account => account.RoleOnly is not true).Select(account => WithToken(cluster, account)),
            .. (cluster.Config.Iam?.PodIdentityAssociations ?? []).Where(one => one.CreateServiceAccount is true)
                .Select(one => new ServiceAccountObject { Namespace = one.Namespace ?? "", Name = one.ServiceAccountName ?? "", Origin = one.Origin }),
        ];
        return accounts.Select(account => account.Namespace).Distinct(StringComparer.Ordinal).Except(OwnNamespaces)
            .Select(name => (RbacObject)new Namespace { Name = name })
            .Concat(accounts);
    }

    private static ServiceAccountObject WithToken(ResolvedCluster cluster, ServiceAccountConfig account) => new()
    {
        Namespace = PodRoles.NamespaceOf(account),
        Name = account.Name,
        Labels = account.Labels,
        Annotations = account.Annotations.With(RoleAnnotation,
            account.AttachRoleArn ?? $"arn:{cluster.Partition}:iam::{AccountPlaceholder}:role/{PodRoles.NameOf(cluster, account)}"),
        Origin = account.Origin,
    };

    /// <summary>An object with the labels and annotations of another besides; where both have one, the other's counts.</summary>
    public static RbacObject Merged(RbacObject known, RbacObject more) => known with
    {
        Labels = new ValueMap([.. known.Labels, .. more.Labels]),
        Annotations = new ValueMap([.. known.Annotations, .. more.Annotations]),
    };
}
