using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods in the host network name no role.</summary>
internal sealed class NoRolesInTheHostNetwork() : LintRule(
    new("PI019", Severity.Warning, "Pods in the network of their node name no role for kube2iam or kiam."),
    "the redirect rule does not take their traffic, so they get the node's own role instead",
    "give the service account a role by Pod Identity or IRSA, which work there")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var key = input.Kube2Iam?.Kube2Iam?.RoleKey ?? RoleAnnotations.Role;
        return input.Cluster.Pods.Workloads.Where(workload => workload.Template is { HostNetwork: true } template && template.Annotations[key] is not null)
            .Select(workload => Breach($"{workload.Kind} {workload.Id}", workload.Template.Origin,
                $"in the network of the node its pods get the node's own role and not '{workload.Template.Annotations[key]}'; use Pod Identity or IRSA "
                    + "for service account "
                    + $"'{workload.Template.ServiceAccount}'"));
    }
}
