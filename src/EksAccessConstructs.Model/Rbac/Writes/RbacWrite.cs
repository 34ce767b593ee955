using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>How an object is written.</summary>
public enum WriteVerb
{
    /// <summary>POST.</summary>
    Create,

    /// <summary>PUT, which also creates.</summary>
    Update,

    /// <summary>PATCH with a JSON merge patch.</summary>
    Patch,

    /// <summary>DELETE of one object.</summary>
    Delete,

    /// <summary>DELETE of all objects of a kind.</summary>
    DeleteCollection,
}

/// <summary>A request to write a Kubernetes object.</summary>
/// <param name="By">Who asks, with all groups.</param>
/// <param name="Verb">How.</param>
/// <param name="Object">The manifest; for <see cref="WriteVerb.Patch"/> the merge patch, whose apiVersion, kind, name and namespace say what is patched; for
/// deletions only these four count.</param>
public sealed record RbacWrite(Identity By, WriteVerb Verb, YamlMap Object)
{
    /// <summary>The namespace of the request's address.</summary>
    /// <value>Default: null, the namespace that the object says, else <c>default</c>. Counts only for kinds that live in a namespace.</value>
    public string? Namespace { get; init; }

    /// <summary>True where an update sends back what was read, with uid, resourceVersion and creationTimestamp of the stored object.</summary>
    /// <value>Default: false, a plain manifest.</value>
    public bool ReadBack { get; init; }
}

/// <summary>How a write ends.</summary>
public enum WriteOutcome
{
    /// <summary>It would be stored.</summary>
    Allowed,

    /// <summary>The identity may not do this to this kind of object at all.</summary>
    ForbiddenVerb,

    /// <summary>The object gives rights that the identity does not hold and may not give.</summary>
    ForbiddenEscalation,

    /// <summary>The object is not valid, or changes a field that cannot change.</summary>
    Invalid,

    /// <summary>Another error: it cannot be decoded, a role is missing, it exists already or not at all.</summary>
    Error,

    /// <summary>Something decides that nobody outside can know: unpublished rules of an authorizer, or the order in which ClusterRoles that aggregate each
    /// other are filled.</summary>
    Unknown,
}

/// <summary>The answer to a write.</summary>
/// <param name="Outcome">How it ends.</param>
/// <param name="Message">The API server's words; empty where the write is allowed. Errors begin with the API reason (<c>NotFound</c>, …) where there is
/// one.</param>
/// <param name="MissingRights">The single rights that the identity would have to hold; only for <see cref="WriteOutcome.ForbiddenEscalation"/>, and empty there
/// where the reason is the aggregationRule.</param>
public sealed record WriteDecision(WriteOutcome Outcome, string Message, ValueList<RbacRule> MissingRights = default)
{
    /// <summary>The missing rights as Kubernetes prints them, verbs folded.</summary>
    public ValueList<string> Missing => Coverage.Describe(MissingRights);

    /// <summary>The outcome in one word: <c>allowed</c>, <c>forbidden-verb</c>, <c>forbidden-escalation</c>, <c>invalid</c>, <c>error</c> or
    /// <c>unknown</c>.</summary>
    public string Word => Outcome switch
    {
        WriteOutcome.Allowed => "allowed",
        WriteOutcome.ForbiddenVerb => "forbidden-verb",
        WriteOutcome.ForbiddenEscalation => "forbidden-escalation",
        WriteOutcome.Invalid => "invalid",
        WriteOutcome.Error => "error",
        WriteOutcome.Unknown => "unknown",
    };
}
