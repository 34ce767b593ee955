using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>An access entry that CloudFormation makes anew, since its principal, its type or its logical ID is another one.</summary>
/// <remarks>CloudFormation makes the new one before it deletes the old one, and EKS has one entry for each principal of a cluster. Sources: CloudFormation User
/// Guide, AWS::EKS::AccessEntry (PrincipalArn and Type: replacement) and "Update behaviors of stack resources"; EKS API, CreateAccessEntry,
/// ResourceInUseException.</remarks>
/// <param name="Principal">The principal that the entry is for after the change.</param>
/// <param name="Problem">What happens, and the way out.</param>
/// <param name="Fails">True where the deployment fails.</param>
/// <param name="Location">Where the entry is written after the change.</param>
public sealed record EntryReplacement(string Principal, string Problem, bool Fails, SourceLocation? Location)
{
    /// <summary>The replacements, in the order of the version after.</summary>
    internal static ValueList<EntryReplacement> Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        var old = before.Plan.Grants.Where(grant => grant.Origin.LogicalId is not null).ToList();
        var byPlace = old.ToLookup(Place);
        var byPrincipal = old.ToLookup(grant => grant.Principal.Text, StringComparer.Ordinal);
        return after.Plan.Grants.Where(grant => grant.Origin.LogicalId is not null)
            .Select(grant => Of(grant, byPlace[Place(grant)].FirstOrDefault(), byPrincipal[grant.Principal.Text].FirstOrDefault()))
            .OfType<EntryReplacement>()
            .ToValueList();
    }

    private static EntryReplacement? Of(AccessGrant grant, AccessGrant? inItsPlace, AccessGrant? ofItsPrincipal) => (inItsPlace, ofItsPrincipal) switch
    {
        ({ } same, _) when same.Principal == grant.Principal => same.Type == grant.Type ? null : OfType(grant, same),
        (_, { } moved) => Moved(grant, moved),
        ({ } other, null) => new(
            grant.Principal.ToString(),
            $"the entry '{grant.Origin.LogicalId}' was for '{other.Principal}': both are let in until the old one is deleted at the end of the deployment",
            Fails: false, grant.Origin.Location),
        _ => null,
    };

    private static EntryReplacement OfType(AccessGrant grant, AccessGrant was) => new(
        grant.Principal.ToString(),
        $"the type of the entry '{grant.Origin.LogicalId}' becomes {grant.Type} and was {was.Type}: CloudFormation makes the new entry first, and EKS refuses "
            + "a second one for this principal; delete the entry in a deployment of its own, and make it in the next: in between it lets nobody in",
        Fails: true, grant.Origin.Location);

    private static EntryReplacement Moved(AccessGrant grant, AccessGrant was) => FileOf(grant) == FileOf(was)
        ? new(
            grant.Principal.ToString(),
            $"the entry was '{was.Origin.LogicalId}' and is '{grant.Origin.LogicalId}': CloudFormation makes the new one first, and EKS refuses a second one "
                + "for this principal; keep the logical ID",
            Fails: true, grant.Origin.Location)
        : new(
            grant.Principal.ToString(),
            $"the entry was in {FileOf(was)} and is in {FileOf(grant)}: deployed in the wrong order EKS refuses a second one for this principal, in the right "
                + "order nobody is let in by it in between; move the resource with a stack refactoring",
            Fails: false, grant.Origin.Location);

    // Versions are in folders of other names, so a stack is known by the name of its file.
    private static (string File, string? LogicalId) Place(AccessGrant grant) => (FileOf(grant), grant.Origin.LogicalId);

    private static string FileOf(AccessGrant grant) => grant.Origin.Location is { File: var file } ? file[(file.LastIndexOfAny(['/', ':']) + 1)..] : "";
}
