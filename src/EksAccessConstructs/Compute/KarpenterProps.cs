using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>What Karpenter needs in AWS.</summary>
public sealed record KarpenterProps
{
    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Karpenter's version, such as <c>1.6.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The role of the controller: of the service account <c>karpenter</c> in the namespace <c>karpenter</c>, by IRSA or Pod Identity. The
    /// controller's policy is attached to it.</summary>
    public required Iam.IRole ControllerRole { get; init; }

    /// <summary>The name of the controller's role, where the service account has to carry it, as IRSA asks for.</summary>
    /// <value>Default: none, as with Pod Identity.</value>
    public string? AnnotatedRoleName { get; init; }

    /// <summary>True where the chart makes the service account; false where it is made before.</summary>
    /// <value>Default: true.</value>
    public bool ChartMakesServiceAccount { get; init; } = true;

    /// <summary>The name of the instance profile of its nodes.</summary>
    /// <value>Default: <c>eksctl-KarpenterNodeInstanceProfile-CLUSTER</c>.</value>
    public string? InstanceProfileName { get; init; }

    /// <summary>True where a queue tells Karpenter of interruptions of its nodes.</summary>
    /// <value>Default: true.</value>
    public bool InterruptionQueue { get; init; } = true;

    /// <summary>True where the controller may pass any role of the account to EC2, as eksctl lets it, and so start instances with rights that it has not
    /// itself.</summary>
    /// <value>Default: false; it may pass the role of its nodes alone.</value>
    public bool PassesAnyRole { get; init; }

    /// <summary>The permissions boundary of the role of its nodes, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));
}
