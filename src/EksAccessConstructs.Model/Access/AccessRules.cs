using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Access;

/// <summary>The rules of access entries: those that EKS enforces when it is too late, and those that keep somebody administrator.</summary>
/// <remarks>
/// EKS041 to EKS063 are the rules AE01 to AE23 that EKS documents or enforces. Of these, AE02, AE13, AE14 and AE15 cannot be broken by a plan:
/// it has one grant for each principal, each policy once, and no scope without names or with too many. AE03 allows, AE20 and AE21 tell how EKS updates; they have no code in use.
/// </remarks>
public static class AccessRules
{
    private static readonly AccessRule[] Rules =
    [
        NodeTypesNeedARole.Rule,
        NodeTypesNeedTheClustersAccount.Rule,
        NoReservedUsername.Rule,
        NoReservedGroup.Rule,
        IdentityOnlyOnStandard.Rule,
        PoliciesOnlyWhereTaken.Rule,
        ColonBeforeSessionName.Rule,
        GroupsAreBound.Rule,
        NamespacesCanExist.Rule,
        PolicyNameIsAName.Rule,
        PartitionIsTheClusters.Rule,
        ModeHasEntries.Rule,
        NoMoreThanTheQuota.Rule,
        DurableAdministrator.Rule,
        PolicyIsForCustomers.Rule,
        ConfigMapNeedsTheCreator.Rule,
        CreatorIsNotAdministrator.Rule,
    ];

    /// <summary>Every rule that gives findings about principals and plans, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        .. Rules.Select(rule => rule.Info)
            .Concat([PrincipalIsRoleOrUser.Info, NoServiceLinkedRole.Info, ScopeHasNamespaces.Info, ClusterScopeHasNoNamespaces.Info, PolicyArnHasItsForm.Info, GrantsAgree.Info, ScopeIsNotWidened.Info])
            .DistinctBy(info => info.Code)
            .OrderBy(info => info.Code, StringComparer.Ordinal),
    ];

    /// <summary>Holds a plan against every rule.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">What is known about the cluster.</param>
    /// <returns>Every breach: rule by rule in the order of codes, grants in the plan's order.</returns>
    public static ValueList<Finding> Check(AccessPlan plan, ClusterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        return Rules.SelectMany(rule => rule.Check(plan, facts)).ToValueList();
    }
}
