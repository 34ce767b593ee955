using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A ClusterRoleBinding gives a ClusterRole.</summary>
internal sealed class ClusterBindingsGiveClusterRoles() : BindingLint(
    new("RB062", Severity.Error, "A ClusterRoleBinding gives a ClusterRole."),
    "the API server refuses a ClusterRoleBinding to a Role",
    "use a RoleBinding in the namespace of the Role, or a ClusterRole")
{
    protected override IEnumerable<string> Problems(RbacBinding binding, LintInput input) => binding is ClusterRoleBinding { RoleRef.Kind: "Role" }
        ? [$"a ClusterRoleBinding cannot give Role '{binding.RoleRef.Name}'; use a RoleBinding in its namespace, or a ClusterRole"]
        : [];
}
