using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Access;

/// <summary>The rules of access entries: those that EKS enforces when it is too late, and those that keep somebody administrator.</summary>
/// <remarks>
/// EKS041 to EKS063 are the rules AE01 to AE23 that EKS documents or enforces. Of these, AE02, AE13, AE14 and AE15 cannot be broken by a plan:
/// it has one grant for each principal, each policy once, and no scope without names or with too many; a file or two constructs that name a principal
/// twice break AE02 (EKS042). AE20, AE21 and AE23 tell how EKS updates and what it stores: nothing in a plan breaks them.
/// </remarks>
public static class AccessRules
{
    private static readonly AccessRule[] OfGrants =
    [
        NameIsWhole.Rule,
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
        PolicyIsForCustomers.Rule,
    ];

    private static readonly AccessRule[] OfClusters = [DurableAdministrator.Rule, ConfigMapNeedsTheCreator.Rule, CreatorIsNotAdministrator.Rule];

    /// <summary>Every rule that gives findings about principals and plans, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        .. OfGrants.Concat(OfClusters).Select(rule => rule.Info)
            .Concat([PrincipalIsRoleOrUser.Info, NoServiceLinkedRole.Info, ScopeHasNamespaces.Info, ClusterScopeHasNoNamespaces.Info, PolicyArnHasItsForm.Info,
                GrantsAgree.Info, ScopeIsNotWidened.Info, OneEntryForEachPrincipal.Info])
            .DistinctBy(info => info.Code)
            .OrderBy(info => info.Code, StringComparer.Ordinal),
    ];

    /// <summary>Holds the plan of a whole cluster against every rule: each grant, and that a durable administrator is among them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">What is known about the cluster.</param>
    /// <returns>Every breach, rule by rule; grants in the plan's order.</returns>
    public static ValueList<Finding> Check(AccessPlan plan, ClusterFacts facts) => Check(OfGrants.Concat(OfClusters), plan, facts);

    /// <summary>Holds grants that are added to a cluster against the rules of entries; who is administrator is not asked.</summary>
    /// <param name="plan">What is added.</param>
    /// <param name="facts">What is known about the cluster.</param>
    /// <returns>Every breach, rule by rule; grants in the plan's order.</returns>
    public static ValueList<Finding> CheckGrants(AccessPlan plan, ClusterFacts facts) => Check(OfGrants, plan, facts);

    /// <summary>Holds what templates deploy against the rules that EKS enforces; who is administrator is not asked, since templates may say only a
    /// part.</summary>
    /// <param name="plan">What they deploy.</param>
    /// <param name="facts">What is known about the cluster.</param>
    /// <returns>Every breach, rule by rule; grants in the plan's order.</returns>
    internal static ValueList<Finding> CheckDeployed(AccessPlan plan, ClusterFacts facts) =>
        Check(OfGrants.Append(ConfigMapNeedsTheCreator.Rule), plan, facts);

    private static ValueList<Finding> Check(IEnumerable<AccessRule> rules, AccessPlan plan, ClusterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        return rules.SelectMany(rule => rule.Check(plan, facts)).ToValueList();
    }
}
