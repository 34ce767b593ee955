using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Bindings name roles that exist.</summary>
internal sealed class RolesExist() : BindingLint(
    new("RB060", Severity.Error, "A binding names a role that is there."),
    "a binding to a missing role grants nothing, and grants whatever a role of that name says once somebody makes one",
    "add the role to the files, or correct the name")
{
    protected override IEnumerable<string> Problems(RbacBinding binding, LintInput input)
    {
        var reference = binding.RoleRef;
        var isMeant = reference.Kind is "Role" or "ClusterRole" && !(binding is ClusterRoleBinding && reference.Kind == "Role");
        var isMissing = isMeant && input.RoleLookup.SourceOf(binding) is RoleSource.Missing;
        return isMissing && !(reference.Kind == "Role" && input.RoleLookup.NamespacesWith(reference.Name).Any())
            ? [$"{reference.Kind} '{reference.Name}' is not there{Text.Suggestion.DidYouMean(reference.Name, input.RoleLookup.NamesFor(binding))}; "
                + "the binding grants nothing"]
            : [];
    }
}
