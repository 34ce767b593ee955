using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Items of aws-auth that a cluster lacks, has too many, or has otherwise.</summary>
internal static class AwsAuthDrift
{
    private const string What = "aws-auth item";

    /// <summary>What differs; nothing where the mode does not read aws-auth, or where no file tells what it should be.</summary>
    /// <param name="expected">The cluster as it should be.</param>
    /// <param name="actual">The cluster as it is.</param>
    public static IEnumerable<DriftItem> Between(ClusterSnapshot expected, ClusterSnapshot actual)
    {
        if (actual.CountingAwsAuth is not { } held || expected.AwsAuth is not { } wanted)
        {
            return [];
        }

        var items = held.StoredItems.DistinctBy(item => item.Who, StringComparer.Ordinal).ToDictionary(item => item.Who, StringComparer.Ordinal);
        var names = wanted.StoredItems.Select(item => item.Who).ToHashSet(StringComparer.Ordinal);
        return wanted.StoredItems.Select(item => Of(item, items.GetValueOrDefault(item.Who))).OfType<DriftItem>()
            .Concat(expected.AwsAuthIsWhole ? items.Values.Where(item => !names.Contains(item.Who)).Select(Extra) : [])
            .Concat(Accounts(wanted, held));
    }

    private static DriftItem? Of(AwsAuthItem wanted, AwsAuthItem? held)
    {
        if (held is null)
        {
            return new(DriftKind.Missing, What, wanted.Who, [], wanted.Origin.Location);
        }

        var fields = DriftFields.Of(
            ("username", wanted.Username, held.Username),
            ("groups", DriftFields.Set(wanted.Groups), DriftFields.Set(held.Groups)));
        return fields.IsEmpty ? null : new(DriftKind.Different, What, wanted.Who, fields, wanted.Origin.Location);
    }

    // EKS writes the roles of managed nodes and of pods on Fargate into it.
    private static DriftItem Extra(AwsAuthItem item) => new(
        DriftKind.Extra, What, item.Who, DriftFields.Actual(("username", item.Username), ("groups", DriftFields.Set(item.Groups))), item.Origin.Location)
    {
        IsEksOwn = item.IsForNodes,
    };

    private static IEnumerable<DriftItem> Accounts(AwsAuthMap wanted, AwsAuthMap held) =>
    [
        .. wanted.StoredAccounts.Except(held.StoredAccounts).Select(id => new DriftItem(DriftKind.Missing, "aws-auth account", id, [], wanted.Origin.Location)),
        .. held.StoredAccounts.Except(wanted.StoredAccounts).Select(id => new DriftItem(DriftKind.Extra, "aws-auth account", id, [], held.Origin.Location)),
    ];
}
