using EksAccessConstructs.Access;

namespace EksAccessConstructs.Admin;

/// <summary>A dedicated role that administers one cluster: a durable administrator that no person owns.</summary>
/// <remarks>It administers through an access entry with AmazonEKSClusterAdminPolicy on the whole cluster, and has no fixed name.</remarks>
public sealed class ClusterAdminRole : Construct, Iam.IGrantable
{
    /// <summary>The id of the warning that nobody is named for the role, for those who acknowledge it.</summary>
    public const string OpenWarning = DedicatedRole.OpenWarning;

    /// <summary>Defines the role and its access entry.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Who may administer which cluster.</param>
    /// <exception cref="ArgumentException">Strangers could take on the role, nobody could, or IAM or EKS would refuse it.</exception>
    public ClusterAdminRole(Construct scope, string id, ClusterAdminRoleProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var trust = new RoleTrust(props.AssumableBy, props.RequireMfa, props.ExternalId, props.MaxSession);
        var options = new DedicatedRoleOptions(props.Name, "administer", $"Administers the EKS cluster {props.Cluster.DisplayName}", trust)
        {
            MayDescribeCluster = props.MayDescribeCluster,
            PermissionsBoundary = props.PermissionsBoundary,
            Tags = props.Tags,
        };

        Role = DedicatedRole.Define(this, props.Cluster, options, nameof(props));
        Entries = new AccessEntries(this, "Access", new AccessEntriesProps
        {
            Cluster = props.Cluster,
            Plan = AccessPlan.Build([new AccessGrant
            {
                Principal = Role.ToPrincipal(),
                Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)],
            }]).OrThrow(),
            Tags = props.Tags,
        });
        KubeconfigCommand = DedicatedRole.Kubeconfig(this, props.Cluster, Role, props.OutputKubeconfigCommand ? props.Name : null);
    }

    /// <summary>The role.</summary>
    public Iam.Role Role { get; }

    /// <summary>Its access entry.</summary>
    public AccessEntries Entries { get; }

    /// <summary>The command that writes a kubeconfig for the role; whoever runs it needs eks:DescribeCluster.</summary>
    public string KubeconfigCommand { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;
}
