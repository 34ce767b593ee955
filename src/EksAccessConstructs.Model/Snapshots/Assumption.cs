namespace EksAccessConstructs.Snapshots;

/// <summary>What may have to be assumed about a cluster.</summary>
public enum AssumedFact
{
    /// <summary>The authentication mode.</summary>
    AuthenticationMode,

    /// <summary>Whether the identity that created the cluster is administrator.</summary>
    Creator,

    /// <summary>What a template leaves to conditions that only a deployment decides.</summary>
    Conditions,

    /// <summary>The parameters of a template, which have the defaults that it writes.</summary>
    Parameters,
}

/// <summary>Something that no file says and that is taken to be so.</summary>
/// <param name="Fact">What it is about.</param>
/// <param name="Reason">What is assumed and why, as a sentence without a final period.</param>
public sealed record Assumption(AssumedFact Fact, string Reason)
{
    /// <summary>The reason.</summary>
    public override string ToString() => Reason;
}
