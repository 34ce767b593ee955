namespace EksAccessConstructs.Access.Rules;

/// <summary>AE10.</summary>
internal static class PoliciesOnlyWhereTaken
{
    public static readonly AccessRule Rule = new(
        "AE10", new("EKS050", Severity.Error, "Only an entry of type STANDARD or EC2 carries access policies."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        where !grant.Type.TakesPolicies && !grant.Policies.IsEmpty
        select Rule.Info.At(
            grant.Origin.Location, $"the entry of '{grant.Principal}' has type '{grant.Type}' and so takes no access policy ('{grant.Policies[0].Policy}'); "
                + "leave the policies out, or the type");
}
