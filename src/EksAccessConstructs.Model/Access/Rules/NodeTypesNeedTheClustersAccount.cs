namespace EksAccessConstructs.Access.Rules;

/// <summary>AE06. For HYPERPOD_LINUX nobody has published what EKS does, so there it is a warning.</summary>
internal static class NodeTypesNeedTheClustersAccount
{
    public static readonly AccessRule Rule = new(
        "AE06", new("EKS046", Severity.Error, "An entry that lets nodes in is for a role of the cluster's own account."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        where !grant.Type.AnyPrincipal && facts.Account is not null && !grant.Principal.IsUnresolved && grant.Principal.Account != facts.Account
        select Rule.Info.At(
            grant.Origin.Location,
            $"an entry of type '{grant.Type}' cannot be for '{grant.Principal}': the cluster's account is '{facts.Account}'; use a role of that account") with
        {
            Severity = grant.Type == EntryType.HyperpodLinux ? Severity.Warning : Severity.Error,
        };
}
