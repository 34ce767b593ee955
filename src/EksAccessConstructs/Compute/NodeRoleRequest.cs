using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>The role that nodes ask for: an existing one, or what a new one may do.</summary>
public sealed record NodeRoleRequest
{
    /// <summary>A role that exists; nothing is attached to it.</summary>
    /// <value>Default: a new role.</value>
    public Iam.IRole? Existing { get; init; }

    /// <summary>The name of the new role.</summary>
    /// <value>Default: made by CloudFormation. A fixed name means that a replaced role leaves a dead
    /// access entry behind: EKS ties entries to the role's unique id.</value>
    public string? Name { get; init; }

    /// <summary>The permissions boundary of the new role, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));

    /// <summary>Managed policies of the new role, by ARN, instead of the usual ones.</summary>
    /// <value>Default: AmazonEKSWorkerNodePolicy, AmazonEC2ContainerRegistryPullOnly,
    /// AmazonSSMManagedInstanceCore, and AmazonEKS_CNI_Policy as <see cref="CniPolicy"/> says.</value>
    public ValueList<string> ManagedPolicyArns { get; init; }

    /// <summary>Managed policies of the new role as the CDK has them, instead of the usual ones and beside <see cref="ManagedPolicyArns"/>.</summary>
    /// <value>Default: none.</value>
    public ValueList<Iam.IManagedPolicy> ManagedPolicies { get; init; }

    internal ValueList<string> PolicyArns => [.. ManagedPolicyArns, .. ManagedPolicies.Select(policy => policy.ManagedPolicyArn)];

    /// <summary>An inline policy document of the new role.</summary>
    /// <value>Default: none.</value>
    public DocumentValue.Mapping? PolicyDocument { get; init; }

    /// <summary>What well-known controllers on the nodes need.</summary>
    /// <value>Default: none; prefer pod identities.</value>
    public ValueList<AddonPolicy> AddonPolicies { get; init; }

    /// <summary>True where the VPC CNI uses the nodes' role; false where it has a pod identity or service account role of its own.</summary>
    /// <value>Default: true.</value>
    public bool CniPolicy { get; init; } = true;
}
