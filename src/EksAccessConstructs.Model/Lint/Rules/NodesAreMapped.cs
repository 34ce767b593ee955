using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth lets nodes in.</summary>
internal sealed class NodesAreMapped() : LintRule(
    new("AA006", Severity.Warning, "aws-auth maps a node role where no access entry is for nodes."),
    "a ConfigMap without node roles replaces the one that EKS and the node groups have written, and every node falls out of the cluster",
    "add to what the cluster holds instead of replacing it")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => input is { Cluster.AwsAuthIsWhole: true, CountingAwsAuth: { } map } && map.Items.Any()
        && !map.StoredRoles.Any(item => item.IsForNodes || item.Username == AwsAuthItem.NodeUsername)
        && !input.Cluster.CountingEntries.Any(grant => grant.Type.IsForNodes)
        ? [Breach("aws-auth", map.Origin, "maps no node role, so applying it drops every node that an earlier one let in; add to what the cluster holds")]
        : [];
}
