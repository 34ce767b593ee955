using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods ask one mechanism.</summary>
internal sealed class PodsAskOneMechanism() : LintRule(
    new("PI043", Severity.Warning, "Pods whose service account has a role name none for kube2iam or kiam."),
    "the SDKs take the role of the service account, but a program in the pod can still ask for the other one",
    "take the annotation away once the pods have their new role")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var key = input.Kube2Iam?.Kube2Iam?.RoleKey ?? RoleAnnotations.Role;
        return from pod in input.PodRoles
               where pod.Mechanism is IdentityMechanism.PodIdentity or IdentityMechanism.Irsa && pod.Workload.Template.Annotations[key] is not null
               select Breach($"{pod.Workload.Kind} {pod.Workload.Id}", pod.Workload.Template.Origin,
                   $"its service account has the role '{pod.RoleWord}' by {pod.Mechanism.Word()}, and {key} asks for "
                       + $"'{pod.Workload.Template.Annotations[key]}' besides; take the annotation away");
    }
}
