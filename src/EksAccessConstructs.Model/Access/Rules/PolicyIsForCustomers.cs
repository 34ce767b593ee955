namespace EksAccessConstructs.Access.Rules;

/// <summary>Some policies are for AWS's own roles: the API lists them, but only EKS associates them.</summary>
internal static class PolicyIsForCustomers
{
    public static readonly AccessRule Rule = new(null, new("EKS067", Severity.Warning, "Every access policy is one that customers may associate."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from association in grant.Policies
        let known = AccessPolicyFacts.Of(association.Policy)
        where known is { Attachable: not PolicyAttachable.ByCustomers }
        select Rule.Info.At(grant.Origin.Location, $"access policy '{association.Policy}' of '{grant.Principal}' is {Whose(known.Attachable)}; leave it out");

    private static string Whose(PolicyAttachable attachable) => attachable switch
    {
        PolicyAttachable.ByServicesOnly => "for service-linked roles only, and EKS associates it itself",
        PolicyAttachable.ToAutoModeClusterRole => "for the cluster role of EKS Auto Mode, and EKS associates it itself",
        PolicyAttachable.ByCustomers => "for customers",
    };
}
