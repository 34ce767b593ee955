using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods of one role have one external id.</summary>
internal sealed class ExternalIdsAgree() : LintRule(
    new("PI021", Severity.Warning, "Pods that get one role by kube2iam name one external id."),
    "kube2iam keeps credentials by role alone, so the external id of the first pod serves all, in any order",
    "give each external id a role of its own")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Kube2Iam?.Kube2Iam is not { } settings ? [] :
        from role in input.PodRoles.Where(pod => pod is { Mechanism: IdentityMechanism.Kube2Iam, Role: not null }).GroupBy(pod => pod.Role)
        let ids = role.Select(pod => pod.Workload.Template.Annotations[settings.ExternalIdKey] ?? "").Distinct().ToList()
        where ids.Count > 1
        let second = role.First(pod => (pod.Workload.Template.Annotations[settings.ExternalIdKey] ?? "") != ids[0]).Workload
        select Breach($"{second.Kind} {second.Id}", second.Template.Origin,
            $"pods with the role '{role.Key}' name several external ids ({string.Join(", ", ids.Select(id => $"'{id}'"))}), and kube2iam sends that of "
                + "whoever asks first; give each a role of its own");
}
