namespace EksAccessConstructs.Access.Rules;

/// <summary>AE05.</summary>
internal static class NodeTypesNeedARole
{
    public static readonly AccessRule Rule = new("AE05", new("EKS045", Severity.Error, "An entry that lets nodes in is for an IAM role."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        where !grant.Type.AnyPrincipal && grant.Principal.Kind is PrincipalKind.User
        select Rule.Info.At(
            grant.Origin.Location, $"an entry of type '{grant.Type}' cannot be for the user '{grant.Principal}'; "
                + "name the role of the nodes, or leave the type out to let the user in");
}
