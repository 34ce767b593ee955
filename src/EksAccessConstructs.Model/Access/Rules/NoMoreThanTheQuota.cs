namespace EksAccessConstructs.Access.Rules;

/// <summary>AE22.</summary>
internal static class NoMoreThanTheQuota
{
    private const int Quota = 3000;

    public static readonly AccessRule Rule = new("AE22", new("EKS062", Severity.Error, "A cluster has at most 3,000 access entries."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => plan.Grants.Count <= Quota
        ? []
        : [Rule.Info.At(
            null, $"the plan has {plan.Grants.Count} access entries, but EKS takes 3000 for a cluster and raises that for nobody; let people share roles")];
}
