namespace EksAccessConstructs.Pods.Migration;

/// <summary>What makes workloads that a cluster lists beside their makers: ReplicaSets of Deployments, their pods, Jobs of CronJobs.</summary>
internal static class WorkloadOwners
{
    private const string TemplateHash = "pod-template-hash";

    /// <summary>True where the maker of a workload is among others, so that the maker is what is changed.</summary>
    public static bool IsAmong(IEnumerable<Workload> workloads, Workload made) =>
        made.Owner is { } owner && workloads.Any(other => other.Namespace == made.Namespace && Makers(owner, made).Contains((other.Kind, other.Name)));

    // A Deployment calls its ReplicaSets by its own name and a hash, with which it also labels the pods.
    private static IEnumerable<(string Kind, string Name)> Makers(WorkloadOwner owner, Workload made) =>
        made.Template.Labels[TemplateHash] is { } hash && owner is { Kind: "ReplicaSet" } && owner.Name.EndsWith($"-{hash}", StringComparison.Ordinal)
            ? [(owner.Kind, owner.Name), ("Deployment", owner.Name[..^(hash.Length + 1)])]
            : [(owner.Kind, owner.Name)];
}
