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

/// <summary>What a key of a ClusterConfig holds.</summary>
internal enum KeyType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list of text.</summary>
    Texts,

    /// <summary>A mapping of text to text, whose keys the user chooses.</summary>
    Map,

    /// <summary>A mapping that is passed on without a look.</summary>
    Document,
}

/// <summary>A key that eksctl 0.231 knows.</summary>
/// <param name="Path">The path: <c>[]</c> after a list's name, <c>*</c> for a name that the user chooses.</param>
/// <param name="Type">What it holds.</param>
/// <param name="State">How far it gets.</param>
/// <param name="Note">What else to say about its state; empty where there is nothing.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
internal sealed record KnownKey(string Path, KeyType Type, KeyState State, string Note, string Meaning)
{
    /// <summary>True where the key must be there once the mapping around it is.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True where that mapping must be there, too.</summary>
    public bool IsMappingRequired { get; init; }

    /// <summary>Every word that it takes; empty where it takes others, too.</summary>
    public ValueList<string> Words { get; init; }

    /// <summary>True where a rule of its own refuses other words, and says more of them.</summary>
    public bool HasOwnRule { get; init; }

    /// <summary>True where it makes or changes the cluster itself, so that it has no effect on one that exists.</summary>
    public bool IsOfNewClusters { get; init; }

    /// <summary>Some of the values that it takes.</summary>
    public ValueList<string> Examples { get; init; }

    /// <summary>What silence means; null where that is not said.</summary>
    public string? Default { get; init; }

    /// <summary>True where silence means true, so that false says something.</summary>
    public bool IsTrueBySilence => Type is KeyType.Boolean && Default?.StartsWith("true", StringComparison.Ordinal) is true;
}
