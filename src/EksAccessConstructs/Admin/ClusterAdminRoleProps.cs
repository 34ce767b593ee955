using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Admin;

/// <summary>Who may administer which cluster, and how they get the role.</summary>
public sealed record ClusterAdminRoleProps
{
    /// <summary>The cluster, owned or imported.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Who may take on the role. Nobody may be named by <c>*</c>.</summary>
    /// <value>Default: identities of the stack's own account, as far as their IAM policies allow it; a warning asks to name some.</value>
    public IReadOnlyList<Iam.IPrincipal> AssumableBy { get; init; } = [];

    /// <summary>Whether the role can only be taken on by somebody who has logged in with MFA.</summary>
    /// <remarks>The session of a role never carries MFA, not even one from IAM Identity Center: only for principals that are users.</remarks>
    /// <value>Default: false.</value>
    public bool RequireMfa { get; init; }

    /// <summary>The external id that whoever takes on the role has to name, against the confused deputy of another account.</summary>
    /// <value>Default: none.</value>
    public string? ExternalId { get; init; }

    /// <summary>How long a session of the role may last, 1 to 12 hours.</summary>
    /// <value>Default: IAM's, 1 hour.</value>
    public TimeSpan? MaxSession { get; init; }

    /// <summary>Whether the role may call eks:DescribeCluster for this cluster, so that <c>aws eks update-kubeconfig</c> works with it.</summary>
    /// <value>Default: true.</value>
    public bool MayDescribeCluster { get; init; } = true;

    /// <summary>The permissions boundary of the role.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    /// <summary>What the logical ids are made from; needed only where a cluster has two such roles.</summary>
    /// <value>Default: admin, which gives AdminRole.</value>
    public string Name { get; init; } = "admin";

    /// <summary>Whether the stack puts out the command that writes a kubeconfig for the role.</summary>
    /// <value>Default: true.</value>
    public bool OutputKubeconfigCommand { get; init; } = true;

    /// <summary>Tags of the role and its access entry.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}
