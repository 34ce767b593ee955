using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What is known beside aws-auth when it is carried over to access entries.</summary>
public sealed record MigrationOptions
{
    /// <summary>The mode that the cluster has now.</summary>
    /// <value>Default: CONFIG_MAP.</value>
    public ClusterAuthenticationMode Mode { get; init; } = ClusterAuthenticationMode.ConfigMap;

    /// <summary>The mode to end in.</summary>
    /// <value>Default: API.</value>
    public ClusterAuthenticationMode Target { get; init; } = ClusterAuthenticationMode.Api;

    /// <summary>The roles and users of the account as IAM has them, paths included. aws-auth leaves paths and letter case out; an entry needs them.</summary>
    /// <value>Default: null: nobody has asked IAM, and ARNs are taken as they are written.</value>
    public ValueList<PrincipalArn>? Principals { get; init; }

    /// <summary>The region of IAM Identity Center, which is part of the path of its roles.</summary>
    /// <value>Default: null, not known.</value>
    public string? SsoRegion { get; init; }

    /// <summary>The cluster's account of twelve digits: node entries must be of it.</summary>
    /// <value>Default: null, not known.</value>
    public string? ClusterAccount { get; init; }

    /// <summary>The entries that the cluster has already; they hide aws-auth items of the same principal and are not made again.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccessGrant> Existing { get; init; }

    /// <summary>The RBAC objects of the cluster, to see what a group that no entry may carry is worth.</summary>
    /// <value>Default: none.</value>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;
}
