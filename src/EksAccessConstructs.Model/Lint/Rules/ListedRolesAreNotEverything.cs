using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>No list of roles holds everything.</summary>
internal sealed class ListedRolesAreNotEverything() : LintRule(
    new("PI014", Severity.Warning, "No namespace lists every role there is."),
    "the list then restricts nothing",
    "list the roles that pods of the namespace need")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var settings = input.Kube2Iam?.Kube2Iam;
        var key = settings?.NamespaceKey ?? RoleAnnotations.AllowedRoles;
        return (from space in input.Cluster.Pods.Namespaces
                from entry in Kube2Iam.AllowedRoles(space.Annotations[key] ?? "").Entries
                where entry is "*" || (settings is { TakesRegularExpressions: true } && entry is ".*" or ".*$")
                select Breach(space, space.Origin, $"'{entry}' in {key} allows every role; list the roles that pods of the namespace need"))
            .Concat(input.Cluster.Pods.Namespaces.Where(space => space.Annotations[RoleAnnotations.Permitted] is ".*" or "*" or "|")
                .Select(space => Breach(space, space.Origin,
                    $"'{space.Annotations[RoleAnnotations.Permitted]}' in {RoleAnnotations.Permitted} allows every role; write an expression for the "
                        + "roles that pods of the namespace need")));
    }
}
