using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>What is added to a cluster that exists.</summary>
public sealed record EksctlAdditionsProps
{
    /// <summary>The ClusterConfig with every silence filled, read with <see cref="ClusterConfig.Exists"/>; see <see cref="ClusterConfigDefaults"/>.</summary>
    public required ResolvedCluster Config { get; init; }

    /// <summary>The cluster, where the app knows it, such as from <see cref="EksCluster.FromAttributes"/>. It must know what is asked of it.</summary>
    /// <value>Default: the cluster that the ClusterConfig names; what is not known of it becomes parameters of the stack.</value>
    public IEksCluster? Cluster { get; init; }

    /// <summary>True where eksctl's own stack (<c>eksctl-NAME-cluster</c>, in the same account and region) made the cluster: what it exports is imported
    /// instead of asked for. CloudFormation then keeps that stack from being deleted before this one.</summary>
    /// <value>Default: false.</value>
    public bool MadeByEksctl { get; init; }

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
    /// <value>Default: nobody, and no role is made: the cluster has its administrators.</value>
    public IReadOnlyList<Iam.IPrincipal> Admins { get; init; } = [];

    /// <summary>What logical ids and parameters begin with; needed only where one stack adds to two clusters.</summary>
    /// <value>Default: nothing.</value>
    public string LogicalIdPrefix { get; init; } = "";
}
