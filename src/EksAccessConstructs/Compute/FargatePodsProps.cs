using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>Which pods of a cluster run on Fargate.</summary>
public sealed record FargatePodsProps
{
    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The profiles, made one after another in this order.</summary>
    public required ValueList<PodProfile> Profiles { get; init; }

    /// <summary>The role that fetches images and writes logs for profiles without one of their own.</summary>
    /// <value>Default: a new role that only this cluster's profiles may use; profiles of the same cluster and stack share it.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>The permissions boundary of the new role, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));
}

/// <summary>One Fargate profile.</summary>
public sealed record PodProfile
{
    /// <summary>The name; not beginning with <c>eks</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Which pods; 1 to 5, and one that fits is enough.</summary>
    public required ValueList<PodSelector> Selectors { get; init; }

    /// <summary>Private subnets of the pods.</summary>
    /// <value>Default: the cluster's private subnets, as EKS finds them.</value>
    public ValueList<Ec2.ISubnet> Subnets { get; init; }

    /// <summary>The role of this profile.</summary>
    /// <value>Default: the one that the profiles share.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>Tags of the profile.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>Which pods a Fargate profile takes.</summary>
/// <param name="Namespace">Their namespace; <c>*</c> and <c>?</c> are wildcards.</param>
/// <param name="Labels">Labels that they all have.</param>
public sealed record PodSelector(string Namespace, ValueMap Labels = default);
