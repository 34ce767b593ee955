namespace EksAccessConstructs.Pods;

/// <summary>Which AWS role the pods of a workload get, and why.</summary>
public sealed record PodIdentity
{
    /// <summary>The workload.</summary>
    public required Workload Workload { get; init; }

    /// <summary>How they come by it.</summary>
    public required IdentityMechanism Mechanism { get; init; }

    /// <summary>The role: its ARN, or what it is called before it is made; null where they get none, or where that cannot be told.</summary>
    /// <value>Default: null.</value>
    public string? Role { get; init; }

    /// <summary>False where no file says which role it is.</summary>
    /// <value>Default: true.</value>
    public bool IsKnown { get; init; } = true;

    /// <summary>What decides: <c>association</c>, <c>annotation</c>, <c>list</c>, <c>follow</c> or <c>start</c> for the request to kube2iam or kiam
    /// that does, <c>metadata</c>
    /// for the metadata service of the node, <c>fargate</c>.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Why; lower case, no final period.</summary>
    public required string Reason { get; init; }

    /// <summary>Further roles that a program in the pod can get though nobody declares them, each with the way.</summary>
    /// <value>Default: none.</value>
    public ValueList<ReachableRole> AlsoReaches { get; init; }

    /// <summary>The role as tables and CSV have it: an ARN, <c>none</c>, or <c>unknown</c>.</summary>
    public string RoleWord => !IsKnown ? "unknown" : Role ?? "none";
}

/// <summary>A role that a pod can get beside its own.</summary>
/// <param name="Role">The role, or what is known of it.</param>
/// <param name="Way">How; lower case, no final period.</param>
public sealed record ReachableRole(string Role, string Way);
