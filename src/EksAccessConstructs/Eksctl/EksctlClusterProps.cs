using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>What a cluster is built from.</summary>
public sealed record EksctlClusterProps
{
    /// <summary>The ClusterConfig with every silence filled; see <see cref="ClusterConfigDefaults"/>.</summary>
    public required ResolvedCluster Config { get; init; }

    /// <summary>Who is let in.</summary>
    /// <value>Default: what <see cref="EksctlAccess"/> reads from the access entries and identity mappings of the ClusterConfig.</value>
    public AccessPlan? Access { get; init; }

    /// <summary>Rows for aws-auth, in authentication mode CONFIG_MAP.</summary>
    /// <value>Default: those of the identity mappings of the ClusterConfig.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>RBAC objects and other manifests that leave beside the template.</summary>
    /// <value>Default: none.</value>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>Who may take on the dedicated admin role.</summary>
    /// <value>Default: nobody is named; where no role is administrator by an entry either, the
    /// role is made and open to whom the account's IAM allows it.</value>
    public IReadOnlyList<Iam.IPrincipal> Admins { get; init; } = [];

    /// <summary>What logical ids begin with; needed only where one stack holds two clusters.</summary>
    /// <value>Default: nothing.</value>
    public string LogicalIdPrefix { get; init; } = "";
}
