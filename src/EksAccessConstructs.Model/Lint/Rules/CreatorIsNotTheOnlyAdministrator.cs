using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A role is administrator, where eksctl's defaults leave a cluster to its creator alone.</summary>
internal sealed class CreatorIsNotTheOnlyAdministrator() : LintRule(
    DurableAdministrator.Rule.Info,
    "an identity that is deleted and made again under its old name is not let in, so a cluster that only its creator administers can be lost with it",
    "give a role that people can assume an access entry with AmazonEKSClusterAdminPolicy for the whole cluster")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster is { IsBuilt: true, AdminRole: null } cluster && cluster.Mode.HasEntries()
        ? DurableAdministrator.Rule.Check(Deployed(cluster), ClusterFacts.Unknown).Select(finding => new LintFinding("cluster", finding))
        : [];

    private static AccessPlan Deployed(ClusterSnapshot cluster) => cluster.Plan.With(cluster.Carried.Grants).Value ?? cluster.Plan;
}
