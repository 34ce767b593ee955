namespace EksAccessConstructs.Rbac;

/// <summary>A Kubernetes object that says something about access.</summary>
public abstract record RbacObject
{
    /// <summary>The kind, as in a manifest.</summary>
    public abstract string Kind { get; }

    /// <summary>The API version, as in a manifest.</summary>
    public abstract string ApiVersion { get; }

    /// <summary>The object's name.</summary>
    public required string Name { get; init; }

    /// <summary>The object's namespace; null for objects of the whole cluster.</summary>
    public abstract string? NamespaceName { get; }

    /// <summary>Labels.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary>Annotations.</summary>
    /// <value>Default: none.</value>
    public ValueMap Annotations { get; init; }

    /// <summary>Where the object was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>What names the object in its cluster: <c>Role shop/reader</c>.</summary>
    public string Id => NamespaceName is { } @namespace ? $"{Kind} {@namespace}/{Name}" : $"{Kind} {Name}";

    /// <summary>The API version of Kubernetes RBAC.</summary>
    protected const string RbacVersion = "rbac.authorization.k8s.io/v1";
}
