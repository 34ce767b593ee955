namespace EksAccessConstructs.Access.Rules;

/// <summary>AE22.</summary>
internal static class NoMoreThanTheQuota
{
    public static readonly AccessRule Rule = new("AE22", new("EKS062", Severity.Error, "A cluster has at most 3,000 access entries."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        EksQuotas.AccessEntries.Problem(plan.Grants.Count, "the plan") is { } problem ? [Rule.Info.At(null, $"{problem}; let people share roles")] : [];
}
