namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam and kiam are not privileged.</summary>
internal sealed class MetadataServersAreNotPrivileged() : LintRule(
    new("PI029", Severity.Warning, "kube2iam and kiam do not run as privileged containers."),
    "a privileged container is root on its node",
    "give the capability NET_ADMIN instead, which the redirect rule needs")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from server in input.Cluster.Pods.Servers.All
        from workload in server.Workloads
        from container in workload.Template.Containers
        where container.IsPrivileged
        select Breach($"{workload.Kind} {workload.Id}", container.Origin,
            $"container '{container.Name}' is privileged, which makes it root on the node; the capability NET_ADMIN is enough for the redirect rule");
}
