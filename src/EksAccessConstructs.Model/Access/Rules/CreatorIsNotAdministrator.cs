namespace EksAccessConstructs.Access.Rules;

/// <summary>An administrator that no code names is one that no review sees.</summary>
internal static class CreatorIsNotAdministrator
{
    public static readonly AccessRule Rule = new(
        null, new("EKS069", Severity.Warning, "The identity that creates the cluster does not become administrator silently."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => plan is { CreatorIsAdmin: true, Mode: not ClusterAuthenticationMode.ConfigMap }
        ? [Rule.Info.At(
            facts.Decides.Location,
            "the identity that creates the cluster becomes administrator without an entry in the code, and the setting cannot change later; "
                + "set bootstrapClusterCreatorAdminPermissions to false and name the administrators")]
        : [];
}
