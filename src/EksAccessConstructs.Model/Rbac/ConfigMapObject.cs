namespace EksAccessConstructs.Rbac;

/// <summary>A ConfigMap: text by key, and bytes by key.</summary>
public sealed record ConfigMapObject : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "ConfigMap";

    /// <inheritdoc/>
    public override string ApiVersion => "v1";

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <inheritdoc/>
    public override string? NamespaceName => Namespace;

    /// <summary>The texts.</summary>
    /// <value>Default: none.</value>
    public ValueMap Data { get; init; }

    /// <summary>The bytes, in base64.</summary>
    /// <value>Default: none.</value>
    public ValueMap BinaryData { get; init; }

    /// <summary>Whether the content is fixed for good.</summary>
    /// <value>Default: null, which Kubernetes takes as false.</value>
    public bool? Immutable { get; init; }
}
