namespace EksAccessConstructs.Rbac;

/// <summary>A namespace.</summary>
public sealed record Namespace : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "Namespace";

    /// <inheritdoc/>
    public override string ApiVersion => "v1";

    /// <inheritdoc/>
    public override string? NamespaceName => null;
}
