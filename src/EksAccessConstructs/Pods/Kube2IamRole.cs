using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>A role that pods get by kube2iam.</summary>
public sealed record Kube2IamRoleProps
{
    /// <summary>The kube2iam that hands it out.</summary>
    public required Kube2Iam Kube2Iam { get; init; }

    /// <summary>The name of the role, which pods name in the annotation <c>iam.amazonaws.com/role</c>.</summary>
    public required string RoleName { get; init; }

    /// <summary>The namespaces whose pods may have it.</summary>
    /// <value>Default: none, which is refused unless <see cref="Kube2IamProps.RestrictNamespaces"/> is false.</value>
    public ValueList<string> Namespaces { get; init; }

    /// <summary>What the role may do.</summary>
    /// <value>Default: nothing; grant it what it needs.</value>
    public NewRole Role { get; init; } = new();
}

/// <summary>A role that the nodes of a cluster take on for pods, by kube2iam. It trusts the roles of the nodes, and nobody else: not EC2, not the
/// account.</summary>
/// <remarks>Pods carry the annotation <c>iam.amazonaws.com/role: ROLE-NAME</c>. Whatever grants rights to an <c>IGrantable</c> takes it.</remarks>
public sealed class Kube2IamRole : Construct, Iam.IGrantable
{
    /// <summary>Defines the role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">For whom.</param>
    /// <exception cref="ArgumentException">IAM would not take the name (EKS125), Kubernetes not that of a namespace (EKS124), or no namespace may have it
    /// (EKS156); the message lists every problem, one a line.</exception>
    public Kube2IamRole(Construct scope, string id, Kube2IamRoleProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        var owner = props.Kube2Iam.Props;
        var nodes = new Iam.CompositePrincipal([.. owner.NodeRoles.Select(role => new Iam.ArnPrincipal(role.RoleArn))]);
        Role = MadeRole.Define(this, props.Role with { Name = props.RoleName }, nodes, owner.Cluster.LogicalId("kube2iam-role", props.RoleName));
        props.Kube2Iam.Allow(props.RoleName, Role, owner.RestrictNamespaces ? props.Namespaces : []);
    }

    /// <summary>The role.</summary>
    public Iam.Role Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static IEnumerable<Finding> Findings(Kube2IamRoleProps props) =>
    [
        .. RoleNames.IsOne(props.RoleName)
            ? Array.Empty<Finding>()
            : [EksctlRules.RoleNames.At(null, $"'{props.RoleName}' cannot be the name of a role; use {RoleNames.Allowed}")],
        .. props.Namespaces.SelectMany(space => ServiceAccountFindings.Of(space, "default")),
        .. props is { Namespaces.IsEmpty: true, Kube2Iam.Props.RestrictNamespaces: true }
            ? [PodRoleRules.Kube2IamRoles.At(null, $"no namespace may have role '{props.RoleName}'; name Namespaces, or let kube2iam hand it to all with "
                + "RestrictNamespaces = false")]
            : Array.Empty<Finding>(),
    ];
}
