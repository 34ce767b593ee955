namespace EksAccessConstructs.Pods.Migration;

/// <summary>Where a migration of pods goes.</summary>
public enum PodMigrationTarget
{
    /// <summary>EKS Pod Identity.</summary>
    PodIdentity,

    /// <summary>IAM roles for service accounts.</summary>
    Irsa,
}

/// <summary>What a migration is to know beside the manifests.</summary>
public sealed record PodMigrationOptions
{
    /// <summary>What stands for the name of the cluster where it is not known.</summary>
    public const string UnknownCluster = "CLUSTER";

    /// <summary>What stands for the region where it is not known.</summary>
    public const string UnknownRegion = "REGION";

    /// <summary>What stands for the last part of the cluster's issuer where it is not known.</summary>
    public const string UnknownIssuer = "ISSUER_ID";

    /// <summary>Where the migration goes.</summary>
    public required PodMigrationTarget Target { get; init; }

    /// <summary>The name of the cluster.</summary>
    /// <value>Default: CLUSTER, to be put in.</value>
    public string Cluster { get; init; } = UnknownCluster;

    /// <summary>The region.</summary>
    /// <value>Default: REGION, to be put in.</value>
    public string Region { get; init; } = UnknownRegion;

    /// <summary>The account of the cluster; null for that of the roles where they are all of one.</summary>
    /// <value>Default: null.</value>
    public string? Account { get; init; }

    /// <summary>The issuer of the cluster's tokens, without <c>https://</c>; null where it is not known.</summary>
    /// <value>Default: null.</value>
    public string? Issuer { get; init; }
}
