using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>The eleven ways in which people have locked themselves out of a cluster, all seen in public issues, each looked for in a change.</summary>
internal sealed class LockoutRecipes(
    ClusterSnapshot before, ClusterSnapshot after, LockoutOptions options, AccessLookup was, AccessLookup becomes, ValueList<AccessChange> changes,
    ValueList<string> administrators)
{
    private readonly AwsAuthMap held = before.AwsAuth ?? AwsAuthMap.Empty;

    private readonly AwsAuthMap written = after.AwsAuth ?? AwsAuthMap.Empty;

    public ValueList<LockoutRecipe> All() =>
    [
        .. BrokenSection(), .. NodesReplaced(), .. PathLeftIn(), .. CreatorDeleted(), .. MarkerMissing(), .. WeakerDuplicate(),
        .. LeftBehindInConfigMap(), .. PrincipalMadeAgain(), .. ModeBack(), .. WeakerEntry(), .. CreatorEntryRemoved(),
    ];

    private IEnumerable<AccessChange> Losers => changes.Where(change => !change.Lost.IsEmpty);

    private IEnumerable<LockoutRecipe> BrokenSection() => written.Lost
        .Where(lost => was[lost.Who].GetsIn && !becomes[lost.Who].GetsIn)
        .GroupBy(lost => lost.Section)
        .Select(lost => new LockoutRecipe(
            1, "a slip in the YAML takes a whole section", $"{string.Join(", ", lost.Select(one => one.Who))} in {lost.Key.Key()}",
            "repair the text, and have it checked before it is applied", lost.First().Origin));

    private IEnumerable<LockoutRecipe> NodesReplaced()
    {
        var gone = held.StoredRoles.Where(item => item.IsForNodes && !becomes[item.Arn].IsNode && written.Lost.All(lost => lost.Who != item.Arn)).ToList();
        return !before.AwsAuthIsRefused && gone.Count > 0 && after.Mode is not ClusterAuthenticationMode.Api
            ? [new(2, "the whole ConfigMap is written and node roles are dropped", string.Join(", ", gone.Select(item => item.Arn)),
                "add to what the cluster holds instead of replacing it", gone[0].Origin)]
            : [];
    }

    private IEnumerable<LockoutRecipe> PathLeftIn() => written.StoredRoles
        .Where(item => RolePath.Of(item.Arn) is { } role
            && (Equals(was[role.WithoutPath], becomes[role.WithoutPath]) is false || held.Items.All(held => held.Arn != item.Arn))
            && !becomes[role.WithoutPath].GetsIn)
        .Select(item => new LockoutRecipe(
            3, "a role ARN keeps its path and matches nobody", item.Arn, $"write '{RolePath.Of(item.Arn)?.WithoutPath}'", item.Origin));

    private IEnumerable<LockoutRecipe> CreatorDeleted() =>
        (after.Creator ?? before.Creator) is { } creator && options.Deleted.Contains(creator) && administrators.IsEmpty
            ? [new(4, "the creator is deleted and nobody else is administrator", creator.Text,
                "make a role administrator first; afterwards only an EKS API caller with eks:CreateAccessEntry gets back in")]
            : [];

    private IEnumerable<LockoutRecipe> MarkerMissing() => after.AwsAuthIsRefused
        ? [new(5, "the block marker is missing, so the value is an object and the API server refuses the ConfigMap", "mapRoles, mapUsers or mapAccounts",
            "write '|' after the key; what the cluster holds stays until then", written.Origin)]
        : [];

    private IEnumerable<LockoutRecipe> WeakerDuplicate() => written.StoredItems
        .Select(winner => (
            Winner: winner, Shadowed: written.Items.Where(item => !ReferenceEquals(item, winner) && GoText.EqualFold(item.Who, winner.Who)).ToList()))
        .Where(pair => pair.Shadowed.Any(
            item => item.IsMasters && !pair.Winner.IsMasters || item.Groups.Except(pair.Winner.Groups, StringComparer.Ordinal).Any())
            && Losers.Any(loser => GoText.EqualFold(loser.Who, pair.Winner.Arn)))
        .Select(pair => new LockoutRecipe(
            6, "an ARN is listed twice and the later, weaker item wins", pair.Winner.Who, "join the groups in one item", pair.Winner.Origin));

    private IEnumerable<LockoutRecipe> LeftBehindInConfigMap()
    {
        var left = Losers.Where(loser => loser.Before.From.StartsWith("map", StringComparison.Ordinal) && !loser.After.GetsIn).ToList();
        return after.Mode is ClusterAuthenticationMode.Api && before.Mode is not ClusterAuthenticationMode.Api && left.Count > 0
            ? [new(7, "the mode becomes API while principals are let in by aws-auth alone", string.Join(", ", left.Select(loser => loser.Who)),
                "make their access entries first", left[0].Before.Origin)]
            : [];
    }

    private IEnumerable<LockoutRecipe> PrincipalMadeAgain() => options.Recreated
        .Where(principal => becomes.Entry(principal) is not null)
        .Select(principal => new LockoutRecipe(
            8, "a principal is made again with the same name, and its entry keeps the old id", principal.Text, "delete the access entry and make it again",
            becomes.Entry(principal)?.Origin ?? default));

    private IEnumerable<LockoutRecipe> ModeBack() => LockoutSimulation.GoesBack(before, after)
        ? [new(9, "the authentication mode goes back, which EKS refuses", $"{before.Mode.ToApiValue()} to {after.Mode.ToApiValue()}",
            "roll forward: CloudFormation cannot undo a step of the mode")]
        : [];

    private IEnumerable<LockoutRecipe> WeakerEntry() => Losers
        .Where(loser => loser.After.From == "access entry"
            && loser.Before.From.StartsWith("map", StringComparison.Ordinal)
            && after.Mode is not ClusterAuthenticationMode.Api)
        .Select(loser => new LockoutRecipe(10, "an entry with fewer rights hides the aws-auth item of the same principal", loser.Who,
            "give the entry all that the item gives", loser.After.Origin));

    private IEnumerable<LockoutRecipe> CreatorEntryRemoved()
    {
        var needed = options.Deployer is { } deployer ? deployer : after.Creator ?? before.Creator;
        return needed is not null
            && was.Entry(needed) is { IsClusterAdmin: true } entry
            && !options.Deleted.Contains(needed)
            && !becomes[needed.WithoutPath].IsAdmin
            ? [new(11, "the entry of the identity that deploys is removed by the deployment that needs it", needed.Text,
                "keep the entry until another identity runs kubectl", entry.Origin)]
            : [];
    }
}
