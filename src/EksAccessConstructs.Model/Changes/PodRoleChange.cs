using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>A change of the AWS role that pods get.</summary>
/// <param name="Who">The service account, or the workload.</param>
/// <param name="Before">The roles before, each with the mechanism; empty where there was none.</param>
/// <param name="After">The roles after; empty where there is none.</param>
/// <param name="Location">Where it is written after the change, or was before.</param>
public sealed record PodRoleChange(string Who, ValueList<string> Before, ValueList<string> After, SourceLocation? Location)
{
    /// <summary>The changes, by who.</summary>
    internal static ValueList<PodRoleChange> Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        var (had, has) = (ByWho(before), ByWho(after));
        return had.Select(rows => rows.Key).Concat(has.Select(rows => rows.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(who => new PodRoleChange(who, Words(had[who]), Words(has[who]), has[who].Concat(had[who]).First().Location))
            .Where(change => change.Before != change.After)
            .ToValueList();
    }

    private static ILookup<string, PodRoleRow> ByWho(ClusterSnapshot cluster) =>
        PodRoleRow.Of(cluster).ToLookup(row => row.Who, StringComparer.Ordinal);

    private static ValueList<string> Words(IEnumerable<PodRoleRow> rows) =>
        rows.Select(row => $"{row.Role} by {row.By}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
}
