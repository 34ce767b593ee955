using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Changes;

/// <summary>What an allowance allows, as sets of requests.</summary>
/// <remarks>Levels are those of the roles as Kubernetes ships them and of AWS's access policies, and not those of the cluster: a change that adds rules to its
/// role <c>edit</c> does not stretch what is allowed.</remarks>
internal static class AllowedRights
{
    private static readonly Lazy<LevelScale> Scale = new(() => new LevelScale(RoleLookup.Create(RbacObjects.None, BuiltInRoles.Newest)));

    private static readonly RightSet Everything = RightSet.InCluster(EksRights.AllResources, EksRights.AllUrls);

    /// <summary>What is allowed in a place; nothing where the allowance is about another one.</summary>
    /// <param name="allowance">The allowance.</param>
    /// <param name="place">The place.</param>
    public static RightSet In(Allowance allowance, string place) =>
        allowance.Where == place || Places.TakesIn(allowance.Where, place) ? Of(allowance, place) : RightSet.Empty;

    private static RightSet Of(Allowance allowance, string place) => allowance switch
    {
        { Administrator: true } => Everything,
        { Level: { } level } => Scale.Value.Most(level, place),
        { Rules: var rules } when place == Places.Cluster => RightSet.InCluster([.. rules]),
        { Rules: var rules } => RightSet.InNamespace(rules),
    };
}
