using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Lists of roles are JSON.</summary>
internal sealed class ListsOfRolesAreRead() : LintRule(
    new("PI012", Severity.Error, "The list of roles of a namespace is a JSON list of texts."),
    "kube2iam reads what is no text as the empty text, and of a text that is no list nothing",
    "write a list such as [\"cart\", \"pay-*\"]")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var key = input.Kube2Iam?.Kube2Iam?.NamespaceKey ?? RoleAnnotations.AllowedRoles;
        return input.Cluster.Pods.Namespaces
            .Where(space => space.Annotations[key] is { Length: > 0 } text && !Kube2Iam.AllowedRoles(text).IsList)
            .Select(space => Breach(space, space.Origin, $"'{space.Annotations[key]}' in {key} is no JSON list of texts; write it as [\"cart\", \"pay\"]"));
    }
}
