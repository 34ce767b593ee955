using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>In a ClusterRoleBinding a service account is named with its namespace. In a RoleBinding it need not: that of the binding counts.</summary>
internal sealed class ServiceAccountsHaveNamespaces() : SubjectLint(
    new("RB070", Severity.Error, "A ClusterRoleBinding names service accounts with their namespace."),
    "the API server refuses the binding",
    "write the namespace")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) =>
        binding is ClusterRoleBinding && subject is { Kind: "ServiceAccount", Namespace: null or "" }
            ? $"service account '{subject.Name}' has no namespace; write it, or the API server refuses the binding"
            : null;
}
