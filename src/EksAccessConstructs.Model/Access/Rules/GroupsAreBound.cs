namespace EksAccessConstructs.Access.Rules;

/// <summary>AE12: EKS does not look whether a group means anything.</summary>
internal static class GroupsAreBound
{
    public static readonly AccessRule Rule = new("AE12", new("EKS052", Severity.Warning, "Every group of an entry is bound to a role."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from @group in grant.Groups
        where facts.BoundGroups is { } bound && !bound.Contains(@group) && ReservedPrefix.Of(@group) is null
        select Rule.Info.At(
            grant.Origin.Spot, $"the group '{@group}' of '{grant.Principal}' gives nothing: no RoleBinding or ClusterRoleBinding names it{Text.Suggestion.DidYouMean(@group, facts.BoundGroups ?? [])}");
}
