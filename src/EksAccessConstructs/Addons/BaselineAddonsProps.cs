using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>Which add-ons of the usual set a cluster gets, and how.</summary>
public sealed record BaselineAddonsProps
{
    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Add-ons of the set that it does not get, by name.</summary>
    /// <value>Default: none is left out.</value>
    public ValueList<string> LeaveOut { get; init; }

    /// <summary>Versions by the names of the add-ons, such as <c>v1.20.1-eksbuild.1</c>.</summary>
    /// <value>Default: EKS's default for the Kubernetes version at the time of deployment.</value>
    public ValueMap Versions { get; init; }

    /// <summary>Configurations by the names of the add-ons, each as JSON or YAML.</summary>
    /// <value>Default: none.</value>
    public ValueMap Configurations { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.OnConflict"/>
    /// <value>Default: EKS's: creation fails, updates leave them.</value>
    public ConflictResolution? OnConflict { get; init; }

    /// <inheritdoc cref="EbsCsiDriverProps.Volumes"/>
    /// <value>Default: those that a driver has made in any cluster, and those that carry its tag.</value>
    public EbsVolumes Volumes { get; init; }

    /// <inheritdoc cref="EbsCsiDriverProps.Keys"/>
    /// <value>Default: none.</value>
    public IReadOnlyList<IKey> VolumeKeys { get; init; } = [];

    /// <summary>The permissions boundary of the roles that are made, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));

    /// <summary>Tags of the add-ons.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}
