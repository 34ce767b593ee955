namespace EksAccessConstructs.Rbac;

/// <summary>The role that a binding gives. It cannot be changed: another role is another binding.</summary>
/// <param name="Kind">Role or ClusterRole.</param>
/// <param name="Name">The role's name.</param>
/// <param name="ApiGroup">The API group.</param>
public sealed record RoleRef(string Kind, string Name, string ApiGroup = "rbac.authorization.k8s.io")
{
    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }
}

/// <summary>Whom a binding gives a role.</summary>
/// <param name="Kind">User, Group or ServiceAccount.</param>
/// <param name="Name">The name, byte for byte.</param>
/// <param name="Namespace">The namespace of a service account; null for users and groups, and where a RoleBinding leaves it out.</param>
/// <param name="ApiGroup">The API group; rbac.authorization.k8s.io for users and groups, empty for service accounts.</param>
public sealed record Subject(string Kind, string Name, string? Namespace = null, string ApiGroup = "")
{
    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>A Kubernetes user.</summary>
    public static Subject User(string name) => new("User", name, null, "rbac.authorization.k8s.io");

    /// <summary>A Kubernetes group.</summary>
    public static Subject Group(string name) => new("Group", name, null, "rbac.authorization.k8s.io");

    /// <summary>A service account.</summary>
    public static Subject ServiceAccount(string @namespace, string name) => new("ServiceAccount", name, @namespace);
}

/// <summary>A role given to subjects.</summary>
public abstract record RbacBinding : RbacObject
{
    /// <inheritdoc/>
    public override string ApiVersion => RbacVersion;

    /// <summary>The role.</summary>
    public required RoleRef RoleRef { get; init; }

    /// <summary>Who gets it.</summary>
    public ValueList<Subject> Subjects { get; init; }
}

/// <summary>A Role or ClusterRole given to subjects in one namespace.</summary>
public sealed record RoleBinding : RbacBinding
{
    /// <inheritdoc/>
    public override string Kind => "RoleBinding";

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <inheritdoc/>
    public override string? NamespaceName => Namespace;
}

/// <summary>A ClusterRole given to subjects in the whole cluster.</summary>
public sealed record ClusterRoleBinding : RbacBinding
{
    /// <inheritdoc/>
    public override string Kind => "ClusterRoleBinding";

    /// <inheritdoc/>
    public override string? NamespaceName => null;
}
