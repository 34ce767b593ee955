namespace EksAccessConstructs.Rbac;

/// <summary>The identity of pods.</summary>
public sealed record ServiceAccountObject : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "ServiceAccount";

    /// <inheritdoc/>
    public override string ApiVersion => "v1";

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <inheritdoc/>
    public override string? NamespaceName => Namespace;

    /// <summary>Whether pods get a token mounted.</summary>
    /// <value>Default: null, which Kubernetes takes as true.</value>
    public bool? AutomountToken { get; init; }
}
