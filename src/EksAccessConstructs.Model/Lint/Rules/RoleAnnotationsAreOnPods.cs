using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Annotations for kube2iam are on pods.</summary>
internal sealed class RoleAnnotationsAreOnPods() : LintRule(
    new("PI018", Severity.Warning, "The annotation that names a role is on the pods, not on what makes them."),
    "annotations of a Deployment are not those of its pods, so they get no role",
    "move the annotation to spec.template.metadata")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var key = input.Kube2Iam?.Kube2Iam?.RoleKey ?? RoleAnnotations.Role;
        return input.Cluster.Pods.Workloads
            .Where(workload => workload.Kind != "Pod" && workload.Annotations[key] is not null && workload.Template.Annotations[key] is null)
            .Select(workload => Breach($"{workload.Kind} {workload.Id}", workload.Origin,
                $"{key} ('{workload.Annotations[key]}') is an annotation of the {workload.Kind}, not of its pods, which get no role by it; move it to "
                    + "the metadata of the template"));
    }
}
