namespace EksAccessConstructs.Rbac;

/// <summary>Asks the authorizers for one identity and remembers what nobody could tell.</summary>
internal sealed class Permissions(Identity by, Func<Identity, AccessRequest, Decision> authorize)
{
    private readonly List<string> causes = [];

    /// <summary>The answer for a request without which the write cannot go on; an unknown one is remembered.</summary>
    public Decision Ask(AccessRequest request)
    {
        var decision = authorize(by, request);
        if (decision is Decision.Unknown unknown)
        {
            causes.AddRange(unknown.Causes);
        }

        return decision;
    }

    /// <summary>The answer for a request that only makes a further check needless; an unknown one is not remembered.</summary>
    public Decision AskWhether(AccessRequest request) => authorize(by, request);

    /// <summary>The answer where something the write needs is unknown; null where nothing is.</summary>
    public WriteDecision? Unknown() => causes.Count == 0 ? null : new WriteDecision(WriteOutcome.Unknown, string.Join("; ", causes.Distinct()));
}
