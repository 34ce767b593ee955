using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>A line of the table "which AWS roles pods get".</summary>
/// <param name="Who">The service account, or for kube2iam and kiam the workload.</param>
/// <param name="By">How: <c>pod-identity</c>, <c>irsa</c>, <c>kube2iam</c> or <c>kiam</c>.</param>
/// <param name="Role">The role whose rights the pods have: its ARN, or what it is called before it is made.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record PodRoleRow(string Who, string By, string Role, SourceLocation? Location)
{
    /// <summary>The lines for a cluster: service accounts first, then workloads.</summary>
    public static ValueList<PodRoleRow> Of(ClusterSnapshot cluster) =>
    [
        .. cluster.Pods.Accounts.Select(binding =>
            new PodRoleRow($"service account {binding.Account}", binding.Mechanism.Word(), binding.Effective, binding.Origin.Location)),
        .. new PodIdentityEvaluator(cluster.Pods, NodeMetadata.Unknown).All
            .Where(pod => pod.Mechanism is IdentityMechanism.Kube2Iam or IdentityMechanism.Kiam && (pod.Role is not null || !pod.IsKnown))
            .Select(pod => new PodRoleRow($"{pod.Workload.Kind} {pod.Workload.Id}", pod.Mechanism.Word(), pod.RoleWord, pod.Workload.Origin.Location)),
    ];
}
