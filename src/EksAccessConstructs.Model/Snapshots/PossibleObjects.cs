using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Snapshots;

/// <summary>One object of Kubernetes of which several versions may be applied: all that any of them gives.</summary>
internal static class PossibleObjects
{
    /// <summary>Two versions together. Roles have the rules of both, bindings the subjects of both; of others the later one stays.</summary>
    public static RbacObject Together(RbacObject one, RbacObject other) => (one, other) switch
    {
        _ when one == other => one,
        (NamespaceRole first, NamespaceRole second) => first with { Rules = first.Rules.Concat(second.Rules).Distinct().ToValueList() },
        (ClusterRole first, ClusterRole second) => first with { Rules = first.Rules.Concat(second.Rules).Distinct().ToValueList() },
        (RoleBinding first, RoleBinding second) when first.RoleRef == second.RoleRef =>
            first with { Subjects = first.Subjects.Concat(second.Subjects).Distinct().ToValueList() },
        (ClusterRoleBinding first, ClusterRoleBinding second) when first.RoleRef == second.RoleRef =>
            first with { Subjects = first.Subjects.Concat(second.Subjects).Distinct().ToValueList() },
        _ => other,
    };
}
