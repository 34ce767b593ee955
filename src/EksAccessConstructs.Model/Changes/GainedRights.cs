using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Changes;

/// <summary>What a change gives as sets of requests, to be held against what is allowed. Two of them are always equal: <see cref="RightsChange.Gained"/> says
/// the same in words.</summary>
/// <param name="possible">What is gained in any reading of what is not known.</param>
/// <param name="certain">What is gained where only what is certain counts.</param>
internal readonly struct GainedRights(RightSet possible, RightSet certain) : IEquatable<GainedRights>
{
    /// <summary>What is gained in any reading of what is not known.</summary>
    public RightSet Possible => possible ?? RightSet.Empty;

    /// <summary>What is gained where only what is certain counts.</summary>
    public RightSet Certain => certain ?? RightSet.Empty;

    /// <summary>Always true.</summary>
    public bool Equals(GainedRights other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GainedRights;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
