using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Changes;

/// <summary>Holds comparisons against what somebody has allowed.</summary>
public static class AllowedChanges
{
    private const int SoonDays = 14;

    /// <summary>The comparisons with what is allowed marked, and what is to be said of the allowances.</summary>
    /// <param name="diffs">The comparisons of all clusters.</param>
    /// <param name="list">What is allowed.</param>
    /// <param name="today">The day on which allowances count or have expired.</param>
    public static (ValueList<AccessDiff> Diffs, ValueList<Finding> Findings) Apply(ValueList<AccessDiff> diffs, AllowanceList list, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        var counting = list.All.Where(allowance => allowance.Expires >= today).ToValueList();
        var marked = diffs.Select(diff => Marked(diff, Of(counting, diff))).ToValueList();
        var used = marked.SelectMany(Used).ToHashSet(ReferenceEqualityComparer.Instance);
        return (marked, list.All.SelectMany(allowance => Findings(allowance, used.Contains(allowance), today)).ToValueList());
    }

    private static ValueList<Allowance> Of(ValueList<Allowance> all, AccessDiff diff) =>
        all.Where(allowance => allowance.Cluster is null || allowance.Cluster == diff.Cluster).ToValueList();

    private static AccessDiff Marked(AccessDiff diff, ValueList<Allowance> all) => diff with
    {
        Changes = diff.Changes.Select(change => Marked(change, all.Where(allowance => allowance.Who == change.Who).ToList())).ToValueList(),
        PodRoles = diff.PodRoles.Select(change => change with { AllowedBy = OfRoles(change, all) }).ToValueList(),
        OpenedWays = diff.OpenedWays.Select(way => way with { AllowedBy = OfAdministrator(way.Who, all) }).ToValueList(),
        AllowedAdministrators = diff.NewAdministrators
            .Select(administrator => (administrator.Who, By: OfAdministrator(administrator.Who, all)))
            .Where(allowed => allowed.By is not null)
            .Select(allowed => new AllowedAdministrator(allowed.Who, allowed.By!))
            .ToValueList(),
    };

    private static RightsChange Marked(RightsChange change, List<Allowance> all)
    {
        var gained = change.GainedRights;
        var taking = all.Where(allowance => AllowedRights.In(allowance, change.Where).Overlaps(gained.Possible)).ToValueList();
        var allowed = taking.Aggregate(RightSet.Empty, (set, allowance) => set.Union(AllowedRights.In(allowance, change.Where)));
        return taking.IsEmpty ? change : change with
        {
            AllowedBy = taking,
            Beyond = gained.Possible.Except(allowed).Words(),
            BeyondForCertain = gained.Certain.Except(allowed).Words(),
        };
    }

    private static Allowance? OfAdministrator(string who, ValueList<Allowance> all) =>
        all.FirstOrDefault(allowance => allowance.Administrator && allowance.Who == who);

    private static ValueList<Allowance> OfRoles(PodRoleChange change, ValueList<Allowance> all)
    {
        var own = all.Where(allowance => allowance.AwsRole is not null && allowance.Who == change.Who).ToList();
        var by = change.Gained.Select(role => own.Find(allowance => role.StartsWith($"{allowance.AwsRole} by ", StringComparison.Ordinal))).ToList();
        return by.Contains(null) ? [] : by.OfType<Allowance>().Distinct().ToValueList();
    }

    private static IEnumerable<Allowance> Used(AccessDiff diff) =>
    [
        .. diff.Changes.SelectMany(change => change.AllowedBy),
        .. diff.PodRoles.SelectMany(change => change.AllowedBy),
        .. diff.OpenedWays.Select(way => way.AllowedBy).OfType<Allowance>(),
        .. diff.AllowedAdministrators.Select(administrator => administrator.By),
    ];

    private static IEnumerable<Finding> Findings(Allowance allowance, bool isUsed, DateOnly today)
    {
        var (title, place, last) = (allowance.Title, allowance.Origin.Location, $"{allowance.Expires:yyyy-MM-dd}");
        if (allowance.Expires < today)
        {
            yield return AllowanceRules.NotExpired.At(
                place, $"{title} expired on {last} and allows nothing; take it out, or let {allowance.Owner} decide anew ('{allowance.Reason}')");
            yield break;
        }

        if (!isUsed)
        {
            yield return AllowanceRules.Used.At(
                place, $"{title} allows nothing that changes here; take it out, or write who and where as the comparison prints them");
        }

        if (allowance.Expires.DayNumber - today.DayNumber <= SoonDays)
        {
            yield return AllowanceRules.LastsOn.At(place, $"{title} expires on {last}; let {allowance.Owner} decide what becomes of it");
        }
    }
}

/// <summary>Somebody who becomes administrator, as is allowed.</summary>
/// <param name="Who">Who.</param>
/// <param name="By">The allowance.</param>
public sealed record AllowedAdministrator(string Who, Allowance By);
