using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A service account is named with its namespace.</summary>
internal sealed class ServiceAccountsHaveNamespaces() : SubjectLint(
    new("RB070", Severity.Error, "A service account is named with its namespace."),
    "a ClusterRoleBinding without it is refused; in a RoleBinding it silently means the namespace of the binding",
    "write the namespace")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) => subject is { Kind: "ServiceAccount", Namespace: null or "" }
        ? $"service account '{subject.Name}' has no namespace; {Meant(binding)}"
        : null;

    private static string Meant(RbacBinding binding) => binding.NamespaceName is { } @namespace
        ? $"it is taken to be in '{@namespace}': write that"
        : "write it, or the API server refuses the binding";
}
