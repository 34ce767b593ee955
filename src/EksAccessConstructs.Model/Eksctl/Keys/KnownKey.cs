namespace EksAccessConstructs.Eksctl;

/// <summary>How far a key of a ClusterConfig gets.</summary>
internal enum KeyState
{
    /// <summary>It is read, and what is built depends on it.</summary>
    Carried,

    /// <summary>It is read and checked, but nothing is built from it yet, so it is an error (EKS011).</summary>
    Later,

    /// <summary>It is read and checked, and has no effect, as in eksctl.</summary>
    Unused,

    /// <summary>It is read and checked, and refused by a rule of its own that says what to write in its place.</summary>
    Answered,
}

/// <summary>A key that eksctl 0.231 knows.</summary>
/// <param name="Path">The path: <c>[]</c> after a list's name, <c>*</c> for a name that the user chooses.</param>
/// <param name="State">How far it gets.</param>
/// <param name="Note">What else to say about it; empty where there is nothing.</param>
internal sealed record KnownKey(string Path, KeyState State, string Note);
