namespace EksAccessConstructs.Rbac;

/// <summary>The object that a write wants to be stored, decoded strictly and defaulted, or the refusal of its text.</summary>
internal sealed record DesiredObject
{
    private readonly KubernetesObject? read;

    private DesiredObject(KubernetesObject? read, WriteDecision? refusal)
    {
        this.read = read;
        Refusal = refusal;
    }

    /// <summary>Why there is no object; null where there is one.</summary>
    public WriteDecision? Refusal { get; }

    /// <summary>The object.</summary>
    /// <exception cref="InvalidOperationException">The text was refused.</exception>
    public KubernetesObject Object => read ?? throw new InvalidOperationException("the text was refused");

    /// <summary>What the request's body says.</summary>
    public static DesiredObject Decode(RbacWrite write, WriteTarget target)
    {
        var decoded = KubernetesDecoding.Decode(write.Object, target.Kind);
        return decoded.IsStrict && decoded.Object is { } body
            ? InNamespace(write.ReadBack ? body.WithoutMetadata("uid", "resourceVersion", "creationTimestamp") : body, target)
            : Refuse(new WriteDecision(
                WriteOutcome.Error, $"BadRequest: {target.Kind} in version \"v1\" cannot be handled as a {target.Kind}: {Problems(decoded)}"));
    }

    /// <summary>What the stored object becomes by the patch in the request's body.</summary>
    public static DesiredObject Patch(RbacWrite write, WriteTarget target, RbacObject stored)
    {
        var patched = MergePatch.Apply(KubernetesFromRbac.Write(stored).Body, write.Object);
        var decoded = KubernetesDecoding.Decode(patched, target.Kind);
        return decoded.IsStrict && decoded.Object is { } body
            ? InNamespace(body, target)
            : Refuse(new WriteDecision(WriteOutcome.Invalid, $" \"\" is invalid: patch: Invalid value: {Problems(decoded)}"));
    }

    // The address decides: an object without namespace gets its one, an object of the whole cluster loses what it says.
    private static DesiredObject InNamespace(KubernetesObject body, WriteTarget target) =>
        target.Kind.Namespaced && body.NamespaceName.Length > 0 && body.NamespaceName != target.Namespace
        ? Refuse(new WriteDecision(WriteOutcome.Error, "BadRequest: the namespace of the provided object does not match the namespace sent on the request"))
        : new DesiredObject(KubernetesDecoding.Default(body.WithMetadata("namespace", target.Namespace)), null);

    private static DesiredObject Refuse(WriteDecision refusal) => new(null, refusal);

    private static string Problems(DecodedObject decoded) => string.Join(", ", decoded.Errors.Concat(decoded.Unknown).Select(finding => finding.Message));
}
