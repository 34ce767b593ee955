using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A rule on rights of the table of powerful rights: which they are, how much they matter and what they give stands there.</summary>
internal abstract class PowerLint(RuleInfo rule, string why, string fix) : DangerLint(rule, why, fix)
{
    /// <summary>One finding for each role, about the gravest of its rights; then one for each set of roles that only together give a right.</summary>
    public sealed override IEnumerable<LintFinding> Check(LintInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var words = new PowerWords(this);
        var alone = input.HeldPowers.Where(held => held.Power.Right.Code == Rule.Code).GroupBy(held => held.Role, ReferenceEqualityComparer.Instance)
            .Select(ofRole => Found(ofRole.First().Role, words.Of([.. ofRole])));
        var together = input.SplitPowers.Where(split => split.Right.Code == Rule.Code).Select(split => Found(split.Role, words.Of(split)));
        return alone.Concat(together);
    }

    /// <inheritdoc/>
    public sealed override string? DangerOf(IReadOnlyCollection<RbacRule> rules, bool inCluster) => new PowerWords(this).Of(
        (inCluster ? GivenNeeds.InCluster(rules) : GivenNeeds.InNamespace(rules)).Powers
            .Where(power => power.Right.Code == Rule.Code && PowerJudge.InPlace(power, inCluster) >= Severity.Warning));
}
