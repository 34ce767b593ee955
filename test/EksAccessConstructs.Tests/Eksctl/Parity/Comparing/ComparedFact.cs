using System.Diagnostics;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Comparing;

/// <summary>How a fact of one side is to the other.</summary>
internal enum FactState
{
    Same,
    Accepted,
    Different,
    Missing,
    Extra,
}

/// <summary>One fact on both sides.</summary>
/// <param name="State">How the sides are to each other.</param>
/// <param name="Key">What the fact is about.</param>
/// <param name="Theirs">What eksctl makes; null where it makes nothing.</param>
/// <param name="Ours">What we make; null where we make nothing.</param>
/// <param name="Why">Why a difference is accepted.</param>
internal sealed record ComparedFact(FactState State, string Key, string? Theirs, string? Ours, string? Why = null)
{
    public override string ToString() => State switch
    {
        FactState.Missing => $"- {Key} = {Theirs}",
        FactState.Different => $"! {Key}: eksctl {Theirs}, ours {Ours}",
        FactState.Accepted => $"~ {Key}: eksctl {Theirs}, ours {Ours ?? "None"} ({Why})",
        FactState.Extra => $"+ {Key} = {Ours}",
        FactState.Same => $"= {Key} = {Ours}",
        _ => throw new UnreachableException(),
    };
}
