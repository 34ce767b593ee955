using EksAccessConstructs.RightSets;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>Compares what one subject holds in two versions, place by place.</summary>
/// <param name="before">What it held.</param>
/// <param name="after">What it holds.</param>
/// <param name="shared">What groups hold that it is in by itself, before and after.</param>
internal sealed class HoldingsComparison(Holdings before, Holdings after, ValueList<(Holdings Before, Holdings After)> shared)
{
    /// <summary>The changes: the whole cluster first, then by name.</summary>
    public IEnumerable<RightsChange> Of(string who) => before.Places.Concat(after.Places).Distinct(StringComparer.Ordinal)
        .Where(place => !IsSame(place))
        .OrderBy(place => place == Places.Cluster ? 0 : 1).ThenBy(place => place, StringComparer.Ordinal)
        .Select(place => Change(who, place))
        .OfType<RightsChange>();

    private bool IsSame(string place) => Ids(before, place).SetEquals(Ids(after, place));

    private static HashSet<int> Ids(Holdings holdings, string place) => [.. holdings.At(place).Select(holding => holding.Bundle.Id)];

    private RightsChange? Change(string who, string place)
    {
        var (toldElsewhereBefore, toldElsewhereAfter) = ToldElsewhere(place);
        var elsewhere = toldElsewhereBefore.Union(toldElsewhereAfter);
        var (had, has) = (At(before, place), At(after, place));
        var gained = has.Except(had.Union(elsewhere));
        var lost = had.Except(has.Union(elsewhere));
        if (gained.IsEmpty && lost.IsEmpty)
        {
            return null;
        }

        return new RightsChange
        {
            Kind = Kind(
                HasNothing(before, place, shared.Select(pair => pair.Before)), HasNothing(after, place, shared.Select(pair => pair.After)), gained, lost),
            Who = who,
            Where = place,
            Gained = Told(after, place, had.Union(elsewhere)),
            Lost = Told(before, place, has.Union(elsewhere)),
            Risks = RightsRisk.Of(gained),
        };
    }

    // What counts here by a wider place, or by a group that everybody is in: told there and not again.
    private (RightSet Before, RightSet After) ToldElsewhere(string place)
    {
        var (had, has) = (Wider(before, place), Wider(after, place));
        return (
            shared.Aggregate(had, (set, pair) => set.Union(At(pair.Before, place)).Union(Wider(pair.Before, place))),
            shared.Aggregate(has, (set, pair) => set.Union(At(pair.After, place)).Union(Wider(pair.After, place))));
    }

    private static bool HasNothing(Holdings own, string place, IEnumerable<Holdings> shared) =>
        shared.Aggregate(RightSet.Empty, (set, holdings) => set.Union(At(holdings, place)).Union(Wider(holdings, place)))
            .Covers(At(own, place).Union(Wider(own, place)));

    private static ChangeKind Kind(bool hadNothing, bool hasNothing, RightSet gained, RightSet lost) =>
        (hadNothing, hasNothing, gained.IsEmpty, lost.IsEmpty) switch
    {
        (true, _, _, _) => ChangeKind.Granted,
        (_, true, _, _) => ChangeKind.Revoked,
        (_, _, false, true) => ChangeKind.Widened,
        (_, _, true, false) => ChangeKind.Narrowed,
        _ => ChangeKind.Changed,
    };

    private static RightSet At(Holdings holdings, string place) =>
        holdings.At(place).DistinctBy(holding => holding.Bundle.Id).Aggregate(RightSet.Empty, (set, holding) => set.Union(holding.Bundle.In(place)));

    private static RightSet Wider(Holdings holdings, string place) => holdings.Places.Where(wide => Places.TakesIn(wide, place))
        .SelectMany(wide => holdings.At(wide))
        .DistinctBy(holding => holding.Bundle.Id)
        .Aggregate(RightSet.Empty, (set, holding) => set.Union(holding.Bundle.In(place)));

    private static ValueList<ChangedRight> Told(Holdings holdings, string place, RightSet known) => holdings.At(place)
        .Select(holding => Told(holding, holding.Bundle.In(place), known))
        .Where(right => !right.Rights.IsEmpty)
        .Distinct()
        .ToValueList();

    private static ChangedRight Told(Holding holding, RightSet gives, RightSet known) =>
        new(gives.Except(known).Words(), holding.By, !gives.Overlaps(known));
}
