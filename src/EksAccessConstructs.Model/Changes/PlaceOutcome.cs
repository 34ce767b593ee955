using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Changes;

/// <summary>What becomes of rights in a place. Many hold the same by the same groups, so it is worked out once for all of them.</summary>
/// <param name="kind">What becomes of them.</param>
/// <param name="risks">Why what was gained is dangerous.</param>
/// <param name="gained">What was gained.</param>
/// <param name="notGained">What counts as there before: the rest was gained.</param>
/// <param name="notLost">What counts as there after: the rest was lost.</param>
/// <param name="place">The place, or one of its kind.</param>
internal sealed class PlaceOutcome(
    ChangeKind kind, ValueList<RightsRisk> risks, RightSet gained, RightSet notGained, RightSet notLost, string place)
{
    private readonly Dictionary<(int Bundle, bool IsGain), (ValueList<string> Rights, bool IsAll)> words = [];

    /// <summary>What becomes of the rights.</summary>
    public ChangeKind Kind => kind;

    /// <summary>Why what was gained is dangerous.</summary>
    public ValueList<RightsRisk> Risks => risks;

    /// <summary>What was gained, as a set.</summary>
    public RightSet GainedRights => gained;

    /// <summary>What came by these.</summary>
    public ValueList<ChangedRight> Gained(IEnumerable<Holding> held) => Told(held, isGain: true);

    /// <summary>What went with these.</summary>
    public ValueList<ChangedRight> Lost(IEnumerable<Holding> held) => Told(held, isGain: false);

    private ValueList<ChangedRight> Told(IEnumerable<Holding> held, bool isGain) => held
        .Select(holding => (Words: Words(holding.Bundle, isGain), holding.By))
        .Where(right => !right.Words.Rights.IsEmpty)
        .Select(right => new ChangedRight(right.Words.Rights, right.By, right.Words.IsAll))
        .Distinct()
        .ToValueList();

    private (ValueList<string> Rights, bool IsAll) Words(RuleBundle bundle, bool isGain)
    {
        if (!words.TryGetValue((bundle.Id, isGain), out var known))
        {
            var (gives, other) = (bundle.In(place), isGain ? notGained : notLost);
            words.Add((bundle.Id, isGain), known = (gives.Except(other).Words(), !gives.Overlaps(other)));
        }

        return known;
    }
}
