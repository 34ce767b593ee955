namespace EksAccessConstructs.Access.Rules;

/// <summary>AE12: EKS does not look whether a group means anything.</summary>
internal static class GroupsAreBound
{
    public static readonly AccessRule Rule = new(
        "AE12", new("EKS052", Severity.Warning, "Every group that an access entry or aws-auth gives is named by a binding."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from @group in grant.Groups
        where facts.BoundGroups is { } bound && IsUnbound(@group, bound)
        select Unbound(grant.Principal.ToString(), @group, facts.BoundGroups ?? [], grant.Origin);

    /// <summary>True where no binding names the group; groups of Kubernetes and EKS themselves are bound out of sight, and a name that only the deployment
    /// knows may be bound.</summary>
    public static bool IsUnbound(string group, ValueList<string> bound) =>
        !bound.Contains(group) && ReservedPrefix.Of(group) is null && !group.Contains("${", StringComparison.Ordinal);

    /// <summary>What there is to say of such a group.</summary>
    public static Finding Unbound(string who, string group, ValueList<string> bound, Origin origin) => Rule.Info.At(
        origin.Location,
        $"the group '{group}' of '{who}' gives nothing: no RoleBinding or ClusterRoleBinding names it{Text.Suggestion.DidYouMean(group, bound)}");
}
