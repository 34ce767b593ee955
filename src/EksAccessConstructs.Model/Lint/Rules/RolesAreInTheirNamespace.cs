using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A RoleBinding names a Role of its own namespace.</summary>
internal sealed class RolesAreInTheirNamespace() : BindingLint(
    new("RB061", Severity.Error, "A RoleBinding names a Role of its own namespace."),
    "the Role is looked up in the namespace of the binding only, so the binding grants nothing",
    "put Role and RoleBinding into one namespace, or use a ClusterRole")
{
    protected override IEnumerable<string> Problems(RbacBinding binding, LintInput input)
    {
        var elsewhere = binding is RoleBinding { RoleRef.Kind: "Role" } && input.RoleLookup.SourceOf(binding) is RoleSource.Missing
            ? input.RoleLookup.NamespacesWith(binding.RoleRef.Name).ToList()
            : [];
        return elsewhere.Count > 0
            ? [$"Role '{binding.RoleRef.Name}' is in {(elsewhere.Count == 1 ? "namespace" : "namespaces")} {RuleTargets.Quoted(elsewhere)}, "
                + $"not in '{binding.NamespaceName}'; put both into one namespace or use a ClusterRole"]
            : [];
    }
}
