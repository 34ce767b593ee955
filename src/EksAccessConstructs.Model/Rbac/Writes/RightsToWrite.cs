namespace EksAccessConstructs.Rbac;

/// <summary>What somebody has to hold who writes RBAC objects without being administrator: the verbs on their kinds, and by the API server's escalation
/// check every right that they give.</summary>
/// <remarks>Rights of roles among the objects are held themselves, since <c>escalate</c> on a role allows any rule in it. Roles that are only given need
/// <c>bind</c> on their names: what others write into these may be given then, and no other role. Verbs on a kind have no names, since a create carries none
/// and what is deleted is no longer among the objects; taking rights away gives none.</remarks>
internal static class RightsToWrite
{
    private const string RbacGroup = "rbac.authorization.k8s.io";
    private static readonly ValueList<string> Verbs = ["get", "list", "watch", "create", "patch", "delete"];

    /// <summary>The roles and bindings that give these rights: a Role for each namespace, and a ClusterRole where objects of the whole cluster are
    /// written.</summary>
    /// <param name="objects">The objects that are written; kinds other than RBAC's own need nothing.</param>
    /// <param name="name">The name of the roles and bindings.</param>
    /// <param name="who">Who gets them.</param>
    public static ValueList<RbacObject> For(RbacObjects objects, string name, Subject who)
    {
        var namespaces = objects.All.Where(item => item is NamespaceRole or RoleBinding).Select(item => item.NamespaceName ?? "").Distinct()
            .Order(StringComparer.Ordinal).Select(space => new NamespaceRole { Namespace = space, Name = name, Rules = InNamespace(objects, space) })
            .SelectMany(role => new RbacObject[] { role, role.BindTo(who) });
        var cluster = new ClusterRole { Name = name, Rules = InCluster(objects) };
        return objects.All.Any(item => item is ClusterRole or ClusterRoleBinding)
            ? [cluster, cluster.BindTo(who), .. namespaces]
            : [.. namespaces];
    }

    private static ValueList<RbacRule> InNamespace(RbacObjects objects, string space)
    {
        var written = objects.All.ToLookup(item => item.Id, StringComparer.Ordinal);
        var given = objects.RoleBindings.Where(binding => binding.Namespace == space).Select(binding => binding.RoleRef).ToList();
        return
        [
            Rule(["roles", "rolebindings"], Verbs),
            .. Bind("roles", given.Where(role => role.Kind == "Role" && !written.Contains($"Role {space}/{role.Name}"))),
            .. Bind("clusterroles", given.Where(role => role.Kind == "ClusterRole" && !written.Contains($"ClusterRole {role.Name}"))),
            .. objects.Roles.Where(role => role.Namespace == space).SelectMany(role => role.Rules).Distinct(),
        ];
    }

    private static ValueList<RbacRule> InCluster(RbacObjects objects)
    {
        var written = objects.ClusterRoles.Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            Rule(["clusterroles", "clusterrolebindings"], Verbs),
            .. Bind("clusterroles", objects.ClusterRoleBindings.Select(binding => binding.RoleRef).Where(role => !written.Contains(role.Name))),
            .. objects.ClusterRoles.SelectMany(role => role.Rules).Distinct(),
        ];
    }

    private static IEnumerable<RbacRule> Bind(string resource, IEnumerable<RoleRef> roles)
    {
        var names = roles.Select(role => role.Name).Distinct().Order(StringComparer.Ordinal).ToValueList();
        return names.IsEmpty ? [] : [Rule([resource], ["bind"]) with { ResourceNames = names }];
    }

    private static RbacRule Rule(ValueList<string> resources, ValueList<string> verbs) =>
        new() { ApiGroups = [RbacGroup], Resources = resources, Verbs = verbs };
}
