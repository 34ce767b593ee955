using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>Who a ClusterConfig lets in.</summary>
public sealed record ConfigAccess
{
    /// <summary>The plan: the access entries in the order of the file, then what the identity mappings became.</summary>
    public required AccessPlan Plan { get; init; }

    /// <summary>The grants that access entries name, one for each entry.</summary>
    public required ValueList<AccessGrant> FromEntries { get; init; }

    /// <summary>The grants that identity mappings became.</summary>
    public required ValueList<AccessGrant> FromMappings { get; init; }

    /// <summary>What the identity mappings say and no entry can say.</summary>
    public required ValueList<MigrationLoss> Losses { get; init; }

    /// <summary>Roles and bindings that stand for groups of identity mappings that no entry may carry.</summary>
    public required ValueList<RbacObject> Rbac { get; init; }
}
