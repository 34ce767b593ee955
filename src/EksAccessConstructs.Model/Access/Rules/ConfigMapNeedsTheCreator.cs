namespace EksAccessConstructs.Access.Rules;

/// <summary>EKS refuses a new cluster that nobody could get into. Source: terraform-aws-eks #3206.</summary>
internal static class ConfigMapNeedsTheCreator
{
    public static readonly AccessRule Rule = new(
        null, new("EKS068", Severity.Error, "A cluster in authentication mode CONFIG_MAP makes its creator administrator."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => plan.Mode.HasEntries() || plan.CreatorIsAdmin
        ? []
        : [Rule.Info.At(null, "EKS makes no cluster in authentication mode CONFIG_MAP unless its creator is administrator; "
            + "set mode API, or bootstrapClusterCreatorAdminPermissions to true")];
}
