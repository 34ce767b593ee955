using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A service account has one mechanism.</summary>
internal sealed class OneMechanismForEachAccount() : LintRule(
    PodRoleRules.OneWay,
    "sources disagree about which of the two wins, and running pods keep what they have until they restart",
    "keep both only while you migrate, with one role")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from account in input.Cluster.Pods.Accounts.GroupBy(binding => binding.Account)
        let mechanisms = account.Select(binding => binding.Mechanism).Distinct().ToList()
        where mechanisms.Count > 1
        let irsa = account.First(binding => binding.Mechanism is IdentityMechanism.Irsa)
        let association = account.First(binding => binding.Mechanism is IdentityMechanism.PodIdentity)
        select Breach($"ServiceAccount {account.Key}", irsa.Origin,
            $"has the role '{irsa.Role}' by IRSA and '{association.Effective}' by an association at {association.Origin}; no order is promised, so keep "
                + "both only while you migrate");
}
