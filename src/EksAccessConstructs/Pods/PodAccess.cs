using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>The AWS rights of the pods of one service account, by EKS Pod Identity.</summary>
public sealed record PodAccessProps
{
    /// <summary>The cluster. It needs the add-on eks-pod-identity-agent, or Auto Mode.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The namespace of the service account. Changing it replaces the association.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the service account. Changing it replaces the association.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>An existing role; it has to trust <c>pods.eks.amazonaws.com</c>.</summary>
    /// <value>Default: one is made as <see cref="Role"/> says.</value>
    public Iam.IRole? ExistingRole { get; init; }

    /// <summary>What the role that is made may do and is called.</summary>
    /// <value>Default: nothing; grant it what it needs.</value>
    public NewRole Role { get; init; } = new();

    /// <summary>The ARN of a role, often of another account, that EKS takes on by the first and whose rights the pods then have.</summary>
    /// <value>Default: none.</value>
    public string? TargetRoleArn { get; init; }

    /// <summary>Whether sessions carry no tags that tell cluster, namespace and service account.</summary>
    /// <value>Default: not said; they carry them.</value>
    public bool? DisableSessionTags { get; init; }

    /// <summary>A policy as JSON that narrows sessions further. EKS asks for <see cref="DisableSessionTags"/> with it.</summary>
    /// <value>Default: none.</value>
    public string? SessionPolicy { get; init; }

    /// <summary>Tags of the association.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>Gives the pods of one service account a role, by EKS Pod Identity: the role and the association.</summary>
/// <remarks>Nothing is written into the cluster: the service account needs no annotation, and need not exist yet.</remarks>
public sealed class PodAccess : Construct
{
    /// <summary>Defines role and association.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Of which service account.</param>
    /// <exception cref="ArgumentException">A name is not one of Kubernetes, or a session policy goes with session tags; the message lists every problem, one a
    /// line.</exception>
    public PodAccess(Construct scope, string id, PodAccessProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        var account = $"{props.Namespace}/{props.ServiceAccount}";
        Role = props.ExistingRole ?? PodRole.Define(this, props.Role, props.Cluster.LogicalId("pod-role", account));
        Resource = new Eks.CfnPodIdentityAssociation(this, "Resource", new Eks.CfnPodIdentityAssociationProps
        {
            ClusterName = props.Cluster.ClusterName,
            Namespace = props.Namespace,
            ServiceAccount = props.ServiceAccount,
            RoleArn = Role.RoleArn,
            TargetRoleArn = props.TargetRoleArn,
            DisableSessionTags = props.DisableSessionTags,
            Policy = props.SessionPolicy,
            Tags = props.Tags.IsEmpty ? null : [.. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(props.Cluster.LogicalId("pod-access", account));
    }

    /// <summary>The role that pods get, or by which they get the target role.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The association as CloudFormation has it.</summary>
    public Eks.CfnPodIdentityAssociation Resource { get; }

    private static IEnumerable<Finding> Findings(PodAccessProps props) =>
    [
        .. ServiceAccountFindings.Of(props.Namespace, props.ServiceAccount),
        .. props is { SessionPolicy: not null, DisableSessionTags: not true }
            ? [EksctlRules.PodIdentity.At(null, "a session policy needs DisableSessionTags, which EKS asks for; set it to true")]
            : Array.Empty<Finding>(),
    ];
}
