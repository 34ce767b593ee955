using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A group in a binding is one that somebody gets.</summary>
internal sealed class BoundGroupsAreGiven() : SubjectLint(
    new("EA001", Severity.Warning, "A group in a binding is one that an access entry, aws-auth or an OIDC provider gives."),
    "the binding gives nobody anything, and gives it to whoever is put into a group of that name later",
    "give the group to an access entry, or correct the name")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) =>
        subject.Kind == "Group" && !IsMadeByTheCluster(subject.Name) && !input.MayBeGroup(subject.Name)
            ? $"no access entry and no aws-auth mapping gives the group '{subject.Name}'{Text.Suggestion.DidYouMean(subject.Name, Given(input))}"
            : null;

    private static IEnumerable<string> Given(LintInput input) =>
        input.Identities.SelectMany(identity => identity.Groups).Distinct(StringComparer.Ordinal);

    private static bool IsMadeByTheCluster(string group) => group.StartsWith("system:", StringComparison.Ordinal)
        || group.StartsWith("eks:", StringComparison.Ordinal);
}
