namespace EksAccessConstructs.Access.Rules;

/// <summary>AE19. CONFIG_MAP is what CloudFormation takes where a template says nothing.</summary>
internal static class ModeHasEntries
{
    public static readonly AccessRule Rule = new(
        "AE19", new("EKS059", Severity.Error, "A cluster with access entries has authentication mode API or API_AND_CONFIG_MAP."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => plan.Mode.HasEntries() || plan.Grants.IsEmpty
        ? []
        : [Rule.Info.At(
            plan.Grants[0].Origin.Location,
            $"authentication mode CONFIG_MAP has no access entries, but the plan has {plan.Grants.Count}, the first for '{plan.Grants[0].Principal}'; "
                + "set API, or API_AND_CONFIG_MAP while aws-auth is still needed")];
}
