using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>A group of an own name that stands for one that no access entry may carry, with the roles and bindings that make it worth the same.</summary>
/// <param name="Group">The group that aws-auth gives, such as <c>system:monitoring</c>.</param>
/// <param name="IsKnown">True where it is known what the group is worth, be it nothing.</param>
/// <param name="Objects">A ClusterRole with the rules that the group has in the whole cluster, its binding, and one binding for
/// each namespace where the group has more.</param>
internal sealed record OwnGroup(string Group, bool IsKnown, ValueList<RbacObject> Objects)
{
    // What Kubernetes and EKS bind in every cluster; used where nobody gives the cluster's own objects.
    private static readonly ValueMap Defaults = ValueMap.Of(
        ("system:monitoring", "system:monitoring"),
        ("system:bootstrappers", "eks:node-bootstrapper"),
        ("system:nodes", "eks:node-bootstrapper"),
        ("system:node-proxier", "system:node-proxier"));

    /// <summary>The own name. It begins with none of the prefixes that EKS keeps.</summary>
    public string Name => $"aws-auth:{Group}";

    /// <summary>What the loss table says.</summary>
    public string Instead => (IsKnown, Objects.IsEmpty) switch
    {
        (true, true) => $"no binding names it; group '{Name}' stands for it",
        (true, false) =>
            $"group '{Name}' stands for it, bound to the same rules by {string.Join(", ", Objects.OfType<RbacBinding>().Select(binding => binding.Id))}",
        _ => $"group '{Name}' stands for it; bind it to what '{Group}' is bound to, or give the cluster's RBAC to have that written",
    };

    public static OwnGroup For(string group, RbacObjects rbac)
    {
        var name = $"aws-auth:{group}";
        if (rbac.All.IsEmpty)
        {
            return Defaults[group] is { } role ? new(group, true, [Bind(name, new RoleRef("ClusterRole", role), name)]) : new(group, false, []);
        }

        return new(group, true, [.. WholeCluster(group, name, rbac), .. Namespaces(group, name, rbac)]);
    }

    private static IEnumerable<RbacObject> WholeCluster(string group, string name, RbacObjects rbac)
    {
        var given = rbac.ClusterRoleBindings.Where(binding => Names(binding, group)).Select(binding => binding.RoleRef).Distinct().ToList();
        var roles = given.Select(role => rbac.ClusterRoles.FirstOrDefault(one => one.Name == role.Name && one.Aggregation is null)).ToList();
        if (given.Count == 0)
        {
            return [];
        }

        if (roles.Exists(role => role is null))
        {
            return given.Select(role => Bind($"{name}:{role.Name}", role, name));
        }

        return
        [
            new ClusterRole { Name = name, Rules = roles.SelectMany(role => role?.Rules ?? []).Distinct().ToValueList() },
            Bind(name, new RoleRef("ClusterRole", name), name),
        ];
    }

    private static IEnumerable<RbacObject> Namespaces(string group, string name, RbacObjects rbac) => rbac.RoleBindings
        .Where(binding => Names(binding, group))
        .Select(binding => new RoleBinding
        {
            Name = $"{name}:{binding.Name}",
            Namespace = binding.Namespace,
            RoleRef = binding.RoleRef,
            Subjects = [Subject.Group(name)],
        });

    private static ClusterRoleBinding Bind(string binding, RoleRef role, string group) =>
        new() { Name = binding, RoleRef = role, Subjects = [Subject.Group(group)] };

    private static bool Names(RbacBinding binding, string group) => binding.Subjects.Any(subject => subject.Kind == "Group" && subject.Name == group);
}
