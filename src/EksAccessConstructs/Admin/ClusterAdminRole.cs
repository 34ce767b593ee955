using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Admin;

/// <summary>A dedicated role that administers one cluster: a durable administrator that no person owns.</summary>
/// <remarks>
/// It administers through an access entry with AmazonEKSClusterAdminPolicy on the whole cluster. It has no fixed name: an entry belongs to one role for good,
/// and a role made again under an old name would be shut out (AE23).
/// </remarks>
public sealed class ClusterAdminRole : Construct, Iam.IGrantable
{
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
        if (trust.Problem() is { } problem)
        {
            throw new ArgumentException($"{Node.Path}: {problem}", nameof(props));
        }

        if (props.AssumableBy is [])
        {
            Cdk.Annotations.Of(this).AddWarningV2(
                "EksAccessConstructs:OpenAdminRole", $"every identity of the account that IAM allows to may administer cluster '{props.Cluster.DisplayName}'; name who may with AssumableBy");
        }

        Role = DefineRole(props, trust);
        Entries = new AccessEntries(this, "Access", new AccessEntriesProps
        {
            Cluster = props.Cluster,
            Plan = AccessPlan.Build([new AccessGrant { Principal = Role.ToPrincipal(), Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] }]).OrThrow(),
            Tags = props.Tags,
        });
        KubeconfigCommand = $"aws eks update-kubeconfig --name {props.Cluster.ClusterName} --region {Cdk.Stack.Of(this).Region} --role-arn {Role.RoleArn}";
        if (props.OutputKubeconfigCommand)
        {
            new Cdk.CfnOutput(this, "KubeconfigCommand", new Cdk.CfnOutputProps { Value = KubeconfigCommand }).Named(props.Cluster.LogicalId(props.Name, "kubeconfig-command"));
        }
    }

    /// <summary>The role.</summary>
    public Iam.Role Role { get; }

    /// <summary>Its access entry.</summary>
    public AccessEntries Entries { get; }

    /// <summary>The command that writes a kubeconfig for the role; whoever runs it needs eks:DescribeCluster.</summary>
    public string KubeconfigCommand { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private Iam.Role DefineRole(ClusterAdminRoleProps props, RoleTrust trust)
    {
        var role = new Iam.Role(this, "Role", new Iam.RoleProps
        {
            AssumedBy = trust.Principal(),
            Description = $"Administers the EKS cluster {props.Cluster.DisplayName}",
            MaxSessionDuration = props.MaxSession is { } session ? Cdk.Duration.Seconds(session.TotalSeconds) : null,
            PermissionsBoundary = props.PermissionsBoundary,
            InlinePolicies = props.MayDescribeCluster ? new Dictionary<string, Iam.PolicyDocument> { ["DescribeCluster"] = DescribeCluster(props.Cluster) } : null,
        });
        (role.Node.DefaultChild as Iam.CfnRole)?.OverrideLogicalId(props.Cluster.LogicalId(props.Name, "role"));
        foreach (var (key, value) in props.Tags)
        {
            Cdk.Tags.Of(role).Add(key, value);
        }

        return role;
    }

    private Iam.PolicyDocument DescribeCluster(IEksCluster cluster) => new(new Iam.PolicyDocumentProps
    {
        Statements =
        [
            new Iam.PolicyStatement(new Iam.PolicyStatementProps
            {
                Actions = ["eks:DescribeCluster"],
                Resources = [Cdk.Stack.Of(this).FormatArn(new Cdk.ArnComponents { Service = "eks", Resource = "cluster", ResourceName = cluster.ClusterName })],
            }),
        ],
    });
}
