using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>What becomes of the role of the pods of one service account.</summary>
public sealed record PodMove
{
    /// <summary>The workloads; none where a service account has a role and no workload of the input uses it.</summary>
    /// <value>Default: none.</value>
    public ValueList<Workload> Workloads { get; init; }

    /// <summary>How the pods come by the role today.</summary>
    public required IdentityMechanism From { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The service account that the pods use after the migration.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>True where the service account is made, since the one of today is shared with pods of other roles.</summary>
    /// <value>Default: false.</value>
    public bool IsNewAccount { get; init; }

    /// <summary>The ARN of the role; null where the move is refused for want of it.</summary>
    /// <value>Default: null.</value>
    public string? Role { get; init; }

    /// <summary>True where the role is of another account than the cluster, so that a role of the cluster's account takes it on.</summary>
    /// <value>Default: false.</value>
    public bool CrossesAccounts { get; init; }

    /// <summary>Why it cannot be done; null where it can.</summary>
    /// <value>Default: null.</value>
    public string? Refusal { get; init; }

    /// <summary>What is to be known about it.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<string> Notes { get; init; }

    /// <summary>The statements that the trust of the role gets beside those that it has; none where the move is refused.</summary>
    /// <value>Default: none.</value>
    internal ValueList<DocumentValue> Trust { get; init; }

    /// <summary>Namespace and service account, as <c>shop/cart</c>.</summary>
    public string Account => $"{Namespace}/{ServiceAccount}";
}

/// <summary>A step of a migration.</summary>
/// <param name="Says">What to do and why; lower case, no final period.</param>
/// <param name="Commands">The commands; none where there is nothing to run.</param>
public sealed record PodMigrationStep(string Says, ValueList<string> Commands);

/// <summary>The way of pods from kube2iam, kiam or IRSA to Pod Identity or IRSA.</summary>
/// <param name="Options">What it was made for.</param>
/// <param name="Moves">What becomes of each service account, those that are refused among them.</param>
/// <param name="Steps">The steps in their order.</param>
public sealed record PodMigrationPlan(PodMigrationOptions Options, ValueList<PodMove> Moves, ValueList<PodMigrationStep> Steps)
{
    /// <summary>The annotations that go at the end.</summary>
    /// <value>Default: none.</value>
    internal ValueList<AnnotationRemoval> Removals { get; init; }

    /// <summary>The moves that can be done.</summary>
    public IEnumerable<PodMove> Done => Moves.Where(move => move.Refusal is null);

    /// <summary>True where a move is refused.</summary>
    public bool IsPartial => Moves.Any(move => move.Refusal is not null);
}
