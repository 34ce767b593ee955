using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods get the roles that they ask for.</summary>
internal sealed class AskedRolesAreGiven() : LintRule(
    new("PI020", Severity.Error, "A pod that names a role for kube2iam or kiam gets it."),
    "the pod runs without the rights it needs, or with others than its manifest says",
    "correct the annotation, or what its namespace allows")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.PodRoles
        .Where(pod => pod is { Mechanism: IdentityMechanism.Kube2Iam or IdentityMechanism.Kiam, IsKnown: true, Role: null, DecidedBy: not "start" })
        .Where(pod => pod.Workload.Template.Annotations[KeyOf(input, pod.Mechanism)] is not null && pod.Workload.IsActive)
        .Select(pod => Breach($"{pod.Workload.Kind} {pod.Workload.Id}", pod.Workload.Template.Origin,
            $"asks for '{pod.Workload.Template.Annotations[KeyOf(input, pod.Mechanism)]}' and gets no role: {pod.Reason}"));

    private static string KeyOf(LintInput input, IdentityMechanism mechanism) =>
        mechanism is IdentityMechanism.Kube2Iam && input.Kube2Iam?.Kube2Iam is { } settings
        ? settings.RoleKey
        : RoleAnnotations.Role;
}
