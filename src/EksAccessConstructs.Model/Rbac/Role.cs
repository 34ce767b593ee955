namespace EksAccessConstructs.Rbac;

/// <summary>Rights in one namespace.</summary>
public sealed record Role : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "Role";

    /// <inheritdoc/>
    public override string ApiVersion => RbacVersion;

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <inheritdoc/>
    public override string? NamespaceName => Namespace;

    /// <summary>The rights; together they are a union, there is no refusal.</summary>
    public ValueList<RbacRule> Rules { get; init; }
}
