namespace EksAccessConstructs.Access.Rules;

/// <summary>AE07.</summary>
internal static class NoReservedUsername
{
    public static readonly AccessRule Rule = new("AE07", new("EKS047", Severity.Error, "No username begins with system:, eks:, aws:, amazon: or iam:."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        let prefix = ReservedPrefix.Of(grant.Username ?? "")
        where prefix is not null
        select Rule.Info.At(
            grant.Origin.Location, $"the username '{grant.Username}' of '{grant.Principal}' begins with '{prefix}', which EKS keeps for itself; "
                + "choose another, or leave it out to get the ARN");
}
