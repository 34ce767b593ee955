using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>What became of somebody's rights in a place.</summary>
public enum ChangeKind
{
    /// <summary>Nothing before, something after.</summary>
    Granted,

    /// <summary>Only more than before.</summary>
    Widened,

    /// <summary>Only less than before, but something.</summary>
    Narrowed,

    /// <summary>Something before, nothing after.</summary>
    Revoked,

    /// <summary>Some rights came and some went.</summary>
    Changed,
}

/// <summary>One change of somebody's rights between two versions of a cluster.</summary>
/// <remarks>
/// Decided by the rules and not by samples: the rights of both versions are sets of requests, wildcards included, and the change says what is in one and not in
/// the other. Rights in a namespace that come or go with those in the whole cluster are not told twice; nor are rights of a group that Kubernetes puts
/// everybody into, such as <c>system:authenticated</c>.
/// </remarks>
public sealed record RightsChange
{
    /// <summary>What became of the rights.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Whose: the ARN of a principal, <c>{LogicalId}</c> of a role of the template, or <c>user:NAME</c>, <c>group:NAME</c>,
    /// <c>serviceaccount:NAMESPACE/NAME</c> for a subject that no entry carries.</summary>
    public required string Who { get; init; }

    /// <summary>Where: a namespace, a pattern of namespaces, or <c>*</c> for the whole cluster.</summary>
    public required string Where { get; init; }

    /// <summary>True where only what is not known decides: a condition of the template, a policy that AWS has not published.</summary>
    /// <value>Default: false.</value>
    public bool IsMaybe { get; init; }

    /// <summary>What is there and was not.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<ChangedRight> Gained { get; init; }

    /// <summary>What was there and is not.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<ChangedRight> Lost { get; init; }

    /// <summary>Why what is there and was not is dangerous.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<RightsRisk> Risks { get; init; }

    /// <summary>The allowances that take part in allowing what is gained; see <see cref="AllowedChanges"/>.</summary>
    /// <value>Default: none.</value>
    public ValueList<Allowance> AllowedBy { get; init; }

    /// <summary>What is gained beyond what is allowed, in words.</summary>
    /// <value>Default: nothing, and nothing is allowed.</value>
    public ValueList<string> Beyond { get; init; }

    /// <summary>What is gained for certain beyond what is allowed, in words.</summary>
    /// <value>Default: nothing.</value>
    internal ValueList<string> BeyondForCertain { get; init; }

    /// <summary>What is gained, as sets.</summary>
    internal GainedRights GainedRights { get; init; }

    /// <summary>True where something came whatever turns out of what is not known.</summary>
    /// <value>Default: false.</value>
    internal bool WidensForCertain { get; init; }

    /// <summary>True where all that is gained is allowed.</summary>
    public bool IsAllowed => !AllowedBy.IsEmpty && Beyond.IsEmpty;

    /// <summary>Who allows what is gained, until when and why, one line each; a last line where more is gained than that.</summary>
    public ValueList<string> AllowedWords =>
    [
        .. AllowedBy.Select(allowance => $"allowed {allowance}"),
        .. AllowedBy.IsEmpty || Beyond.IsEmpty ? [] : new[] { $"not allowed: {string.Join("; ", Beyond)}" },
    ];

    /// <summary>True where the whole cluster is meant.</summary>
    public bool IsClusterWide => Where == Places.Cluster;

    /// <summary>True where something came.</summary>
    public bool Widens => Kind is ChangeKind.Granted or ChangeKind.Widened or ChangeKind.Changed;

    /// <summary>The change in one word, as the CSV has it: <c>granted</c>, or <c>maybe granted</c>.</summary>
    public string Word => IsMaybe ? $"maybe {Words[(int)Kind]}" : Words[(int)Kind];

    /// <summary>All that the change says but whose it is: equal for two who gain and lose the same by the same things, as the members of a group do.</summary>
    internal string Body => string.Join('\n', Gained.Concat(Lost)
        .SelectMany(right => right.Rights.Concat(right.Path.Skip(1).Select(step => $"{step}")))
        .Concat(AllowedWords)
        .Prepend($"{Word} {Where}"));

    private static readonly string[] Words = ["granted", "widened", "narrowed", "revoked", "changed"];
}

/// <summary>Rights that came or went by one thing.</summary>
/// <param name="Rights">The rights in words, such as <c>get, list: secrets</c>.</param>
/// <param name="By">What gives or gave them.</param>
/// <param name="IsAll">True where that is all that it gives: nothing of it is there otherwise.</param>
public sealed record ChangedRight(ValueList<string> Rights, DecisionSource By, bool IsAll)
{
    private const int ShortEnough = 240;

    /// <summary>The rights for people: where they are many and all that one thing gives, that thing's name.</summary>
    public ValueList<string> Summary => IsAll && !AreFew(Rights) ? [$"all that {Path[^1].What} gives"] : Rights;

    /// <summary>True for rights that can be read at a glance.</summary>
    internal static bool AreFew(ValueList<string> rights) => rights.Sum(line => line.Length) <= ShortEnough;

    /// <summary>The way to the rights, step by step, with the places.</summary>
    public ValueList<PathStep> Path => PathStep.Of(By);
}
