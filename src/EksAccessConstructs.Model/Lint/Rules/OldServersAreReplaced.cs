using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam and kiam are replaced.</summary>
internal sealed class OldServersAreReplaced() : LintRule(
    PodRoleRules.OldWay,
    "kiam is abandoned and kube2iam hardly kept; both let nodes take on the roles of all pods",
    "see what eks-access migrate pods plans")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.Pods.Servers.All.Select(server =>
        Breach(server.Workloads[0].Id, server.Origin,
        "nodes may take on the roles of all pods; 'eks-access migrate pods' plans the way to Pod Identity or IRSA"));
}
