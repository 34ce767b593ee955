using EksAccessConstructs.Permissions;
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
    /// <summary>What the role is called whatever describes it: by the logical id that its template gives it, or else as <see cref="Role"/>.</summary>
    public string Same { get; init; } = Role;

    /// <summary>The lines for a cluster: service accounts first, then workloads.</summary>
    public static ValueList<PodRoleRow> Of(ClusterSnapshot cluster) =>
    [
        .. cluster.Pods.Accounts.Select(binding =>
            new PodRoleRow($"service account {binding.Account}", binding.Mechanism.Word(), binding.Effective, binding.Origin.Location)
            {
                Same = binding.TargetRole ?? binding.MadeAs ?? Made(cluster, binding.Role),
            }),
        .. new PodIdentityEvaluator(cluster.Pods, NodeMetadata.Unknown).All
            .Where(pod => pod.Mechanism is IdentityMechanism.Kube2Iam or IdentityMechanism.Kiam && (pod.Role is not null || !pod.IsKnown))
            .Select(pod => new PodRoleRow($"{pod.Workload.Kind} {pod.Workload.Id}", pod.Mechanism.Word(), pod.RoleWord, pod.Workload.Origin.Location)),
    ];

    // An annotation names a role of the template by the name that the template gives it.
    private static string Made(ClusterSnapshot cluster, string role) =>
        cluster.MadePrincipals.FirstOrDefault(made => made.Pattern is { } pattern && IamPattern.FitsArn(pattern, role))?.Text ?? role;
}
