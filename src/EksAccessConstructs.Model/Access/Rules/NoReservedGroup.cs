namespace EksAccessConstructs.Access.Rules;

/// <summary>AE08.</summary>
internal static class NoReservedGroup
{
    public static readonly AccessRule Rule = new("AE08", new("EKS048", Severity.Error, "No group begins with system:, eks:, aws:, amazon: or iam:."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from @group in grant.Groups
        let prefix = ReservedPrefix.Of(@group)
        where prefix is not null
        select Rule.Info.At(grant.Origin.Location, $"the group '{@group}' of '{grant.Principal}' begins with '{prefix}', which EKS refuses; {WayOut(@group)}");

    private static string WayOut(string group) => group switch
    {
        "system:masters" => "associate AmazonEKSClusterAdminPolicy with cluster scope instead",
        "system:nodes" or "system:bootstrappers" or "system:node-proxier" or "eks:kube-proxy-windows" =>
            "let nodes in with an entry of type EC2_LINUX or EC2_WINDOWS, without groups",
        _ => "bind the role to a group of your own and name that",
    };
}
