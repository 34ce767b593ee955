using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Snapshots;

/// <summary>What the stack of an input makes of identity mappings and of aws-auth: entries, and roles for groups that no entry may carry.</summary>
internal sealed record CarriedAccess
{
    /// <summary>Nothing is carried over.</summary>
    public static CarriedAccess None { get; } = new();

    /// <summary>The entries of the ClusterConfig and what becomes of its <c>iamIdentityMappings</c>; null where there is no ClusterConfig.</summary>
    /// <value>Default: null.</value>
    internal ConfigAccess? Config { get; init; }

    /// <summary>What becomes of the ConfigMap aws-auth; null where there is none.</summary>
    /// <value>Default: null.</value>
    public MigrationPlan? AwsAuth { get; init; }

    /// <summary>The access entries, those of identity mappings first.</summary>
    public ValueList<AccessGrant> Grants => [.. Config?.FromMappings ?? [], .. AwsAuth?.Grants ?? []];

    /// <summary>Roles and bindings that stand for groups that no entry may carry.</summary>
    public ValueList<RbacObject> Rbac => [.. Config?.Rbac ?? [], .. AwsAuth?.Rbac ?? []];
}
