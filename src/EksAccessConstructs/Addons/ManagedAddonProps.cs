using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the constructs of well-known add-ons have in common.</summary>
public abstract record ManagedAddonProps
{
    private protected ManagedAddonProps()
    {
    }

    /// <inheritdoc cref="ClusterAddonProps.Cluster"/>
    public required IEksCluster Cluster { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.Version"/>
    /// <value>Default: EKS's default for the Kubernetes version at the time of deployment.</value>
    public string? Version { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.Configuration"/>
    /// <value>Default: none, or what the construct says that it writes.</value>
    public string? Configuration { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.OnConflict"/>
    /// <value>Default: EKS's: creation fails, updates leave them.</value>
    public ConflictResolution? OnConflict { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.PreserveOnDelete"/>
    /// <value>Default: false.</value>
    public bool PreserveOnDelete { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.Tags"/>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>What the constructs of add-ons with a role have in common.</summary>
public abstract record AddonWithRoleProps : ManagedAddonProps
{
    private protected AddonWithRoleProps()
    {
    }

    /// <summary>An existing role of the cluster's account; it has to trust <c>pods.eks.amazonaws.com</c>. Nothing is added to it.</summary>
    /// <value>Default: one is made, which the one service account of the one cluster gets.</value>
    public Iam.IRole? ExistingRole { get; init; }

    /// <summary>An existing role that the service account takes on with its token (IRSA), where Pod Identity is not to be had, as in China. Nothing is added
    /// to it.</summary>
    /// <value>Default: none; the role comes by Pod Identity.</value>
    public Iam.IRole? ServiceAccountRole { get; init; }

    /// <summary>The permissions boundary of the role that is made, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));
}
