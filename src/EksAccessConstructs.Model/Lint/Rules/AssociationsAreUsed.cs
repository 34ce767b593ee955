using EksAccessConstructs.Pods;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Associations are used.</summary>
internal sealed class AssociationsAreUsed() : LintRule(
    new("PI046", Severity.Info, "A pod identity association is for a service account that some pod uses."),
    "EKS does not look whether the service account exists, so a wrong name goes unseen",
    "correct namespace and name, or take the association away")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from binding in input.Cluster.Pods.Accounts
        where binding is { Mechanism: IdentityMechanism.PodIdentity, Addon: null }
        let near = input.Cluster.Pods.Workloads.Where(workload => workload.Namespace == binding.Namespace).ToList()
        where near.Count > 0 && near.TrueForAll(workload => workload.Template.ServiceAccount != binding.ServiceAccount)
        let accounts = near.Select(workload => workload.Template.ServiceAccount).Distinct()
        select Breach($"ServiceAccount {binding.Account}", binding.Origin,
            $"no pod of namespace {binding.Namespace} uses it, they use "
                + $"{string.Join(", ", accounts)}{Suggestion.DidYouMean(binding.ServiceAccount, accounts)}");
}
