namespace EksAccessConstructs.Rbac;

/// <summary>Whether somebody may write a Kubernetes object that gives rights, decided step by step as the API server decides it.</summary>
/// <remarks>The order: the verb, decoding, the rights given, validation, the right to create where a PUT creates. Members of <c>system:masters</c> pass the
/// first and the
/// third. <c>escalate</c> and <c>bind</c> ask all authorizers; the rights held are those of RBAC alone, so EKS access policies count for the verbs and not
/// for coverage.
/// Every request is decided alone, nothing is written back. Admission is not asked.
/// Source: <c>registry/rbac/*/policybased</c>, <c>registry/generic/registry/store.go</c> and <c>endpoints/handlers</c> of Kubernetes 1.34, seen in
/// runs.</remarks>
public sealed class RbacWrites
{
    private readonly RbacEvaluator evaluator;
    private readonly Func<Identity, AccessRequest, Decision> authorize;

    /// <summary>Decides about writes into the cluster of an evaluator.</summary>
    /// <param name="evaluator">The cluster.</param>
    /// <param name="authorize">All authorizers of the cluster in a row. Default: <see cref="RbacEvaluator.Authorize"/>.</param>
    public RbacWrites(RbacEvaluator evaluator, Func<Identity, AccessRequest, Decision>? authorize = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        this.evaluator = evaluator;
        this.authorize = authorize ?? evaluator.Authorize;
    }

    /// <summary>The answer to one write.</summary>
    public WriteDecision Decide(RbacWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return WriteTarget.Of(write) is { } target
            ? new WriteSteps(evaluator, authorize, write, target).Decide()
            : new WriteDecision(WriteOutcome.Error, WriteMessages.UnknownKind(write.Object.TextAt("apiVersion"), write.Object.TextAt("kind")));
    }
}
