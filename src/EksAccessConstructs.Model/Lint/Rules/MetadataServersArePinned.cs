namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam and kiam are pinned.</summary>
internal sealed class MetadataServersArePinned() : LintRule(
    new("PI024", Severity.Warning, "kube2iam and kiam run a version that is named."),
    "whatever the tag names on the day of a restart hands out the roles of every pod",
    "name a version, better with its digest")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from server in input.Cluster.Pods.Servers.All
        from workload in server.Workloads
        from container in workload.Template.Containers
        let image = container.Image
        where (image.Contains("kube2iam", StringComparison.Ordinal) || image.Contains("kiam", StringComparison.Ordinal)) && !IsPinned(image)
        select Breach($"{workload.Kind} {workload.Id}", container.Origin, $"the image '{image}' names no version; write one, better with its digest");

    private static bool IsPinned(string image) => image.Contains('@', StringComparison.Ordinal)
        || (image.Split('/')[^1].Split(':') is [_, var tag] && tag is not ("latest" or "master" or "main"));
}
