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
    /// <summary>The roles that come, each with the mechanism.</summary>
    public ValueList<string> Gained => After.Except(Before, StringComparer.Ordinal).ToValueList();

    /// <summary>The roles that go, each with the mechanism.</summary>
    public ValueList<string> Lost => Before.Except(After, StringComparer.Ordinal).ToValueList();

    /// <summary>The allowances that together allow every role that comes; empty where one of them is not allowed.</summary>
    /// <value>Default: none.</value>
    public ValueList<Allowance> AllowedBy { get; init; }

    /// <summary>True where every role that comes is allowed.</summary>
    public bool IsAllowed => !AllowedBy.IsEmpty;

    /// <summary>The changes, by who.</summary>
    internal static ValueList<PodRoleChange> Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        var (had, has) = (ByWho(before), ByWho(after));
        return had.Select(rows => rows.Key).Concat(has.Select(rows => rows.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(who => new PodRoleChange(
                who, Words(had[who].Select(row => As(has[who], row))), Words(has[who]), has[who].Concat(had[who]).First().Location))
            .Where(change => change.Before != change.After)
            .ToValueList();
    }

    private static ILookup<string, PodRoleRow> ByWho(ClusterSnapshot cluster) =>
        PodRoleRow.Of(cluster).ToLookup(row => row.Who, StringComparer.Ordinal);

    // One role is one word, also where one version names it by its ARN and the other by what makes it.
    private static PodRoleRow As(IEnumerable<PodRoleRow> others, PodRoleRow row) =>
        others.FirstOrDefault(other => (other.Same, other.By) == (row.Same, row.By)) ?? row;

    private static ValueList<string> Words(IEnumerable<PodRoleRow> rows) =>
        rows.Select(row => $"{row.Role} by {row.By}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
}
