namespace EksAccessConstructs.AwsAuth;

/// <summary>Items that the authenticator keeps but that answer nobody, since another item or an entry answers first.</summary>
internal sealed class HiddenItems
{
    private readonly HashSet<AwsAuthItem> stored;
    private readonly Dictionary<string, AwsAuthItem> winners = new(StringComparer.Ordinal);
    private readonly HashSet<string> entries;
    private readonly bool isWatched;

    public HiddenItems(AwsAuthMap map, MigrationOptions options)
    {
        isWatched = map.IsWatched;
        stored = new HashSet<AwsAuthItem>(map.StoredItems, ReferenceEqualityComparer.Instance);
        foreach (var item in map.StoredUsers.Concat(map.StoredRoles))
        {
            winners[GoText.Folded(item.Who)] = item;
        }

        entries = options.Existing.Where(grant => !grant.Principal.IsUnresolved)
            .Select(grant => GoText.Folded(grant.Principal.WithoutPath))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why an item answers nobody; null where it answers.</summary>
    public MigrationLoss? Why(AwsAuthItem item)
    {
        var winner = winners.GetValueOrDefault(GoText.Folded(item.Who));
        return item switch
        {
            _ when !isWatched =>
                Hidden(item, "the authenticator passes over this ConfigMap", "make it the ConfigMap aws-auth of kube-system first"),
            _ when entries.Contains(GoText.Folded(item.Arn)) =>
                Hidden(item, "the cluster has an access entry for the same principal, which is asked first", "nothing is to be done"),
            _ when !stored.Contains(item) =>
                Hidden(item, $"a later item for the same ARN replaces it{At(winner)}", "the later one is carried over; the groups are not joined"),
            _ when winner is null || ReferenceEquals(winner, item) => null,
            _ when winner.Section == item.Section => AtRandom(item, winner),
            _ => Hidden(item, $"mapRoles has an item of the same ARN and is asked first{At(winner)}", "that one is carried over"),
        };
    }

    private static MigrationLoss AtRandom(AwsAuthItem item, AwsAuthItem winner) => new(
        LossKind.Changed,
        item.Who,
        "items that differ in letter case only answer at random for each login",
        $"the last one is carried over{At(winner)}",
        item.Origin);

    private static string At(AwsAuthItem? winner) => winner?.Origin.Location is { } location ? $" ({location})" : "";

    private static MigrationLoss Hidden(AwsAuthItem item, string why, string instead) => new(LossKind.Dead, item.Who, why, instead, item.Origin);
}
