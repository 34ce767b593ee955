using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Changes;

/// <summary>Compares what one subject holds in two versions, place by place.</summary>
/// <param name="before">What it held.</param>
/// <param name="after">What it holds.</param>
/// <param name="shared">What groups hold that it is in by itself, before and after.</param>
/// <param name="known">What became of other subjects' rights.</param>
internal sealed class HoldingsComparison(
    Holdings before, Holdings after, ValueList<(Holdings Before, Holdings After)> shared, KnownOutcomes known)
{
    /// <summary>The changes: the whole cluster first, then by name.</summary>
    public IEnumerable<RightsChange> Of(string who) => before.PlacesUnlike(after, known.OfShared)
        .Order(Places.InOrder)
        .Select(place => Change(who, place))
        .OfType<RightsChange>();

    private RightsChange? Change(string who, string place) => known.Of(Key(place), () => Outcome(place)) is { } outcome
        ? new RightsChange
        {
            Kind = outcome.Kind,
            Who = who,
            Where = place,
            Gained = outcome.Gained(after.At(place)),
            Lost = outcome.Lost(before.At(place)),
            Risks = outcome.Risks,
            GainedRights = new(outcome.GainedRights, outcome.GainedRights),
        }
        : null;

    // What becomes of rights hangs on the rules alone, and on whether the place is a namespace.
    private string Key(string place) => string.Join(
        ';',
        shared.SelectMany(pair => new[] { pair.Before.KeyOf(place), pair.After.KeyOf(place) })
            .Prepend($"{place == Places.Cluster} {before.KeyAt(place)} {before.KeyOf(place)} {after.KeyAt(place)} {after.KeyOf(place)}"));

    private PlaceOutcome? Outcome(string place)
    {
        var elsewhere = ToldElsewhere(place);
        var (had, has) = (At(before, place), At(after, place));
        var gained = has.Except(had.Union(elsewhere));
        var lost = had.Except(has.Union(elsewhere));
        return gained.IsEmpty && lost.IsEmpty ? null : new PlaceOutcome(
            Kind(HasNothing(before, place, shared.Select(pair => pair.Before)), HasNothing(after, place, shared.Select(pair => pair.After)), gained, lost),
            RightsRisk.Of(gained, place == Places.Cluster), gained, had.Union(elsewhere), has.Union(elsewhere), place);
    }

    // What counts here by a wider place, or by a group that everybody is in: told there and not again.
    private RightSet ToldElsewhere(string place) => shared.SelectMany(pair => new[] { pair.Before, pair.After }).Aggregate(
        Wider(before, place).Union(Wider(after, place)),
        (set, holdings) => set.Union(At(holdings, place)).Union(Wider(holdings, place)));

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

    private static RightSet At(Holdings holdings, string place) => Together(holdings.At(place), place);

    private static RightSet Wider(Holdings holdings, string place) => Together(holdings.WiderThan(place), place);

    private static RightSet Together(IEnumerable<Holding> held, string place) =>
        held.DistinctBy(holding => holding.Bundle.Id).Aggregate(RightSet.Empty, (set, holding) => set.Union(holding.Bundle.In(place)));
}
