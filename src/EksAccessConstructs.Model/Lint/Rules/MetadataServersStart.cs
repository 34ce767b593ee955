using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam and kiam start.</summary>
internal sealed class MetadataServersStart() : LintRule(
    new("PI010", Severity.Error, "kube2iam and kiam start with the flags that they are given."),
    "where they do not start, no pod gets a role, and every pod may reach the node's own role until their rule is in place",
    "correct the flags")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.Pods.Servers.All
        .Select(server => (Server: server, Problem: server.Before(input.Cluster.Pods.World, NodeMetadata.Unknown).StartProblem))
        .Where(one => one.Problem is not null)
        .Select(one => Breach(one.Server.Workloads[0].Id, one.Server.Origin, $"{one.Problem}; correct the flags"));
}
