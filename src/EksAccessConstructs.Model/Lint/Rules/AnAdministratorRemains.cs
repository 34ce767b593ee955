using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Somebody durable is named as administrator of a cluster that a stack makes.</summary>
internal sealed class AnAdministratorRemains() : LintRule(
    AdminRules.AdminsAreNamed,
    "the stack makes an administrator role in place of a named one, and everybody of the account whom IAM lets may take it",
    "give a role an access entry with AmazonEKSClusterAdminPolicy for the whole cluster, or name who may take the role with -c admins")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster is { AdminRole: not null } cluster
        ? [new LintFinding("cluster", AdminRules.OpenRole(cluster.Plan, cluster.Origin))]
        : [];
}
