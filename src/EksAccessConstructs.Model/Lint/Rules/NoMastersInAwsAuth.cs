namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth gives nobody system:masters.</summary>
internal sealed class NoMastersInAwsAuth() : LintRule(
    new("AA004", Severity.Warning, "No mapping of aws-auth gives system:masters."),
    "its members may do everything before RBAC is asked, and no RBAC object can take that back",
    "give a role an access entry with AmazonEKSClusterAdminPolicy, or a group that is bound to cluster-admin")
{
    public override IEnumerable<LintFinding> Check(LintWorld world) =>
        from item in world.CountingAwsAuth?.StoredItems ?? []
        where item.IsMasters
        select Breach(item.Who, item.Origin, "gets system:masters, which nothing can limit; use an access entry with AmazonEKSClusterAdminPolicy, or a group that is bound to cluster-admin");
}
