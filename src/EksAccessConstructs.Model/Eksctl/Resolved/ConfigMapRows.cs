using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>What a ClusterConfig puts into aws-auth where the authentication mode knows no access entries.</summary>
internal static class ConfigMapRows
{
    /// <summary>The service that eksctl lets in by name, which is its user name, too.</summary>
    public const string EmrContainers = "emr-containers";

    /// <summary>The role of the service.</summary>
    public const string EmrContainersRole = "AWSServiceRoleForAmazonEMRContainers";

    // Every cluster has these.
    private static readonly string[] OwnNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    /// <summary>True where aws-auth alone lets anybody in. Whose defaults count makes no difference: none of them chooses CONFIG_MAP.</summary>
    public static bool AreNeeded(ClusterConfig config) => !ClusterConfigDefaults.AccessOf(config, DefaultsFlavour.Secure).Mode.HasEntries();

    /// <summary>True where rows name what only the deployment knows: a role that is made, or the account of a service.</summary>
    public static bool NameOutputs(ClusterConfig config) =>
        config.Karpenter is not null || LetsServiceIn(config) || config.NodeGroups.Any(group => group.Iam?.InstanceRoleArn is not { Length: > 0 });

    /// <summary>True where the service is let in.</summary>
    public static bool LetsServiceIn(ClusterConfig config) => config.IdentityMappings.Any(IsOfService);

    /// <summary>The given objects, and in each namespace of the service the Role and RoleBinding that eksctl makes there.</summary>
    /// <remarks>Source: "Enable cluster access for Amazon EMR on EKS" in its guide; words there that are no verbs of Kubernetes are left out.</remarks>
    public static RbacObjects With(RbacObjects given, ClusterConfig config)
    {
        var made = AreNeeded(config) ? config.IdentityMappings.Where(IsOfService).SelectMany(Objects) : [];
        return new([.. given.All.Concat(made).DistinctBy(item => item.Id)]);
    }

    private static bool IsOfService(IdentityMappingConfig mapping) => mapping is { ServiceName: EmrContainers, Namespace.Length: > 0 };

    private static IEnumerable<RbacObject> Objects(IdentityMappingConfig mapping)
    {
        var space = mapping.Namespace ?? "";
        if (!OwnNamespaces.Contains(space))
        {
            yield return new Namespace { Name = space };
        }

        var role = new NamespaceRole { Namespace = space, Name = EmrContainers, Rules = Rules, Origin = mapping.Origin };
        yield return role;
        yield return role.BindTo(Subject.User(EmrContainers)) with { Origin = mapping.Origin };
    }

    private static string[] Usual => ["get", "list", "watch", "create", "delete", "patch"];

    private static ValueList<RbacRule> Rules { get; } =
    [
        Rule("", ["namespaces"], "get"),
        Rule("", ["serviceaccounts", "services", "configmaps", "events", "pods", "pods/log"], [.. Usual, "deletecollection"]),
        Rule("", ["secrets"], "create", "patch", "delete", "watch"),
        Rule("apps", ["statefulsets", "deployments"], Usual),
        Rule("batch", ["jobs"], Usual),
        Rule("networking.k8s.io", ["ingresses"], Usual),
        Rule("rbac.authorization.k8s.io", ["roles", "rolebindings"], [.. Usual, "deletecollection"]),
        Rule("", ["persistentvolumeclaims"], "create", "list", "delete"),
    ];

    private static RbacRule Rule(string group, ValueList<string> resources, params IEnumerable<string> verbs) =>
        new() { ApiGroups = [group], Resources = resources, Verbs = verbs.ToValueList() };
}
