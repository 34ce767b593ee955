using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What one deployment of a migration does. Nothing else may be in it.</summary>
public enum MigrationAct
{
    /// <summary>The authentication mode goes one step up.</summary>
    RaiseMode,

    /// <summary>The access entries are made, and the roles and bindings of groups with own names.</summary>
    MakeEntries,

    /// <summary>The ConfigMap, which nobody reads any more, is deleted.</summary>
    RemoveConfigMap,
}

/// <summary>One deployment of a migration.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Act">What it does.</param>
/// <param name="Mode">The authentication mode once it is done.</param>
/// <param name="Says">What it does and what to look at afterwards, in one sentence.</param>
public sealed record MigrationStep(int Number, MigrationAct Act, ClusterAuthenticationMode Mode, string Says);

/// <summary>A migration of aws-auth to access entries: what is granted, what is lost, and in which steps.</summary>
public sealed record MigrationPlan
{
    /// <summary>The ConfigMap aws-auth that is migrated.</summary>
    internal AwsAuthMap From { get; init; } = AwsAuthMap.Empty;

    /// <summary>The access entries, one for each principal, in the order of aws-auth.</summary>
    public required ValueList<AccessGrant> Grants { get; init; }

    /// <summary>The loss table.</summary>
    public required ValueList<MigrationLoss> Losses { get; init; }

    /// <summary>Roles and bindings for groups that had to get own names.</summary>
    public required ValueList<RbacObject> Rbac { get; init; }

    /// <summary>The deployments, in order.</summary>
    public required ValueList<MigrationStep> Steps { get; init; }

    /// <summary>Everything that somebody should know, the loss table included.</summary>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>True where a principal gets less under the entries alone, so that the last mode step should wait.</summary>
    public bool BlocksApiMode => Losses.Any(loss => loss.BlocksApiMode);

    /// <summary>The access plan that the migration ends in.</summary>
    /// <param name="mode">The mode; the entries are the same in each.</param>
    public AccessPlan In(ClusterAuthenticationMode mode) => AccessPlan.Build(Grants, mode).Value ?? AccessPlan.Empty;
}
