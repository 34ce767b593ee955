using System.Globalization;

namespace EksAccessConstructs.Rbac;

/// <summary>A right that leads further than it seems to: what it gives, as whom, how far one gets with it, and how much that matters.</summary>
/// <remarks>The table is <see cref="PowerfulRights"/>; the linter, reviews and the search for escalations read the same one.</remarks>
/// <param name="Name">The name, in kebab case.</param>
/// <param name="Code">The rule of the linter that it is the matter of, such as <c>RB020</c>.</param>
/// <param name="Needs">What must be held, all of it, in one place.</param>
internal sealed record PowerfulRight(string Name, string Code, ValueList<NeededRight> Needs)
{
    /// <summary>What stands for the words on names in <see cref="Fix"/>.</summary>
    public const string Limit = "{limit}";

    /// <summary>How much it matters to hold it in the whole cluster, for every name.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How much it matters to hold it in one namespace; null for not at all.</summary>
    public required Severity? InNamespace { get; init; }

    /// <summary>How much it matters to hold it for some names only; null for not at all.</summary>
    public required Severity? ByName { get; init; }

    /// <summary>What it does, in words that follow <c>'get' on secrets</c>.</summary>
    public required string Gives { get; init; }

    /// <summary>The same of the right for some names only; null where the words are those.</summary>
    public string? GivesByName { get; init; }

    /// <summary>How far one gets by it alone; nothing where it opens no way to other rights.</summary>
    public required ValueList<PowerSink> Reaches { get; init; }

    /// <summary>Where it is known from.</summary>
    public required string Source { get; init; }

    /// <summary>The identity that acts, in words; null where that is the holder.</summary>
    public string? ActsAs { get; init; }

    /// <summary>The service accounts that the identity usually has, by namespace and name.</summary>
    /// <value>Default: none are known.</value>
    public ValueList<(string Namespace, string Name)> Accounts { get; init; }

    /// <summary>What must be so in the running cluster as well; null for nothing.</summary>
    public string? Condition { get; init; }

    /// <summary>True where findings say the condition; false where it goes without saying.</summary>
    public bool SaysCondition { get; init; }

    /// <summary>The first minor version of Kubernetes that has it; null for every version that EKS offers.</summary>
    public string? Since { get; init; }

    /// <summary>The first minor version of Kubernetes that has it no more; null for none.</summary>
    public string? Until { get; init; }

    /// <summary>The way out, with <see cref="Limit"/> for what names can and cannot limit; null where that of the rule is enough.</summary>
    public string? Fix { get; init; }

    /// <summary>True where it is about custom resources of the whole cluster.</summary>
    public bool IsOfCluster { get; init; }

    /// <summary>True where a Role, or a RoleBinding, cannot give it: some of what it needs belongs to the whole cluster.</summary>
    public bool NeedsCluster => IsOfCluster || Needs.Any(need => need.NeedsCluster);

    /// <summary>True where a version of Kubernetes has it, or where the version is not known.</summary>
    /// <param name="version">The version, such as 1.35; null where it is not known.</param>
    public bool IsIn(string? version) =>
        MinorOf(version) is not { } own || ((MinorOf(Since) is not { } since || own >= since) && (MinorOf(Until) is not { } until || own < until));

    private static int? MinorOf(string? version) =>
        version?.Split('.') is ["1", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var minor) ? minor : null;
}

/// <summary>How far a right leads.</summary>
internal enum PowerSink
{
    /// <summary>The service accounts of the namespace in which it is held.</summary>
    AccountsOfNamespace,

    /// <summary>All rights in the namespace in which it is held.</summary>
    Namespace,

    /// <summary>An IAM role.</summary>
    AwsRole,

    /// <summary>What the Secrets of kube-system hold.</summary>
    KubeSystemSecrets,

    /// <summary>A node, with the tokens of all pods on it.</summary>
    Node,

    /// <summary>A token of any service account.</summary>
    AnyToken,

    /// <summary>The group system:masters.</summary>
    Masters,

    /// <summary>All rights in the cluster.</summary>
    ClusterAdmin,
}
