using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A rule on wildcards in roles: one finding for each role, worth knowing only where all it reaches are APIs of somebody's own.</summary>
internal abstract class WildcardLint(RuleInfo rule, string why, string fix) : DangerLint(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        let broken = role.Rules.Where(Breaks).ToList()
        where broken.Count > 0
        select Found(role.Object, new RoleFinding(SeverityOf(broken), broken[0].Origin, Words(broken, role.Object is ClusterRole)));

    public sealed override string? DangerOf(IReadOnlyCollection<RbacRule> rules, bool inCluster) =>
        rules.Where(Breaks).ToList() is { Count: > 0 } broken && SeverityOf(broken) >= Severity.Warning ? Words(broken, inCluster) : null;

    /// <summary>True where a rule has the wildcard.</summary>
    protected abstract bool Breaks(RbacRule rule);

    /// <summary>What the wildcards of a role reach, and the way out.</summary>
    protected abstract string Words(IReadOnlyList<RbacRule> rules, bool inCluster);

    private Severity SeverityOf(IEnumerable<RbacRule> broken) => broken.All(IsOfOwnApis) ? Severity.Info : Rule.Severity;

    // An own API has a group that Kubernetes does not know; who writes states and scales does nothing that would be graver with more verbs.
    private static bool IsOfOwnApis(RbacRule rule) => rule.NonResourceUrls.IsEmpty
        && (rule.ApiGroups.All(group => group != RuleMatch.All && !ApiCatalog.KnowsGroup(group))
            || rule.Resources.All(word => RuleTargets.Split(word).Subresource is "scale" or "status" or "finalizers"));
}
