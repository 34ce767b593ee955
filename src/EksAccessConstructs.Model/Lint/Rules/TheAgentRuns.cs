using EksAccessConstructs.Addons;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Associations are where the agent runs.</summary>
internal sealed class TheAgentRuns() : LintRule(
    new("PI047", Severity.Warning, "A cluster with pod identity associations runs the agent of EKS Pod Identity."),
    "without the agent on the node pods get no credentials, and nothing else says so",
    $"add the add-on {AddonNames.PodIdentityAgent}, unless another stack brings it")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from binding in input.Cluster.Pods.Accounts.Where(binding => binding.Mechanism is IdentityMechanism.PodIdentity).Take(1)
        where AgentPresence.Runs(input.Cluster.Pods) is false
        select Breach($"ServiceAccount {binding.Account}", binding.Origin,
            $"its association needs '{AddonNames.PodIdentityAgent}', which the files do not have among what runs; add the add-on, "
                + "unless another stack brings it");
}
