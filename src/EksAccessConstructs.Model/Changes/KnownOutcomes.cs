using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>What has been worked out already in a comparison, since many hold the same by the same groups.</summary>
internal sealed class KnownOutcomes
{
    private readonly Dictionary<string, PlaceOutcome?> outcomes = new(StringComparer.Ordinal);

    /// <summary>In which places what groups hold has changed.</summary>
    public SharedChanges OfShared { get; } = new();

    /// <summary>What becomes of rights; null for nothing.</summary>
    /// <param name="key">What was held and is held.</param>
    /// <param name="workOut">Works it out where it is asked for the first time.</param>
    public PlaceOutcome? Of(string key, Func<PlaceOutcome?> workOut)
    {
        if (!outcomes.TryGetValue(key, out var outcome))
        {
            outcomes.Add(key, outcome = workOut());
        }

        return outcome;
    }
}
