using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A service account has one association.</summary>
internal sealed class OneAssociationForEachAccount() : LintRule(
    new("PI040", Severity.Error, "A service account has one pod identity association, that of an add-on included."),
    "EKS refuses the second one, so the stack or the add-on fails",
    "keep one of them")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from account in input.Cluster.Pods.Accounts.Where(binding => binding.Mechanism is IdentityMechanism.PodIdentity).GroupBy(binding => binding.Account)
        from second in account.Skip(1)
        select Breach($"ServiceAccount {account.Key}", second.Origin,
            $"a second association{Of(second.Addon)}; the first{Of(account.First().Addon)} is at {account.First().Origin}, and EKS takes one, so keep "
                + "one of the two");

    private static string Of(string? addon) => addon is null ? "" : $" (of add-on {addon})";
}
