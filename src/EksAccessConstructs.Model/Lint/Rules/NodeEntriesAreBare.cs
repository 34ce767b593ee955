using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Entries for nodes carry nothing of their own.</summary>
internal sealed class NodeEntriesAreBare() : EntryLint(
    new("EA004", Severity.Error, "Access entries for nodes carry no groups, no user name and no access policies."),
    "EKS sets them itself and refuses others, so the deployment fails",
    "leave them out, or use type STANDARD")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintWorld world) => Parts(grant)
        .Select(part => $"an entry of type {grant.Type} takes no {part}; leave that out or use type STANDARD");

    private static IEnumerable<string> Parts(AccessGrant grant) =>
    [
        .. !grant.Type.TakesIdentity && !grant.Groups.IsEmpty ? ["groups"] : Array.Empty<string>(),
        .. !grant.Type.TakesIdentity && grant.Username is not null ? ["user name"] : Array.Empty<string>(),
        .. !grant.Type.TakesPolicies && !grant.Policies.IsEmpty ? ["access policies"] : Array.Empty<string>(),
    ];
}
