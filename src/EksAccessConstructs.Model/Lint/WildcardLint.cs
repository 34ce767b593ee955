using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A rule on wildcards in roles: one finding for each role, worth knowing only where all it reaches are APIs of somebody's own.</summary>
internal abstract class WildcardLint(RuleInfo rule, string why, string fix) : DangerLint(rule, why, fix)
{
    private const string Metrics = "metrics.k8s.io";

    public sealed override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        let broken = Gravest(role.Rules.Where(Breaks).ToList())
        where broken.Count > 0
        let held = input.RoleHolders.Of(role.Object)
        select Found(role.Object, new RoleFinding(
            SeverityOf(broken, held), broken[0].Origin, $"{Words(broken, role.Object is ClusterRole)} ({PowerWords.By(held)}); {WayOut}")
        {
            Places = RoleFinding.PlacesOf(broken),
        });

    public sealed override string? DangerOf(IReadOnlyCollection<RbacRule> rules, bool inCluster) =>
        Gravest(rules.Where(Breaks).ToList()) is { Count: > 0 } broken && SeverityOf(broken) >= Severity.Warning
            ? $"{Words(broken, inCluster)}; {WayOut}"
            : null;

    /// <summary>True where a rule has the wildcard.</summary>
    protected abstract bool Breaks(RbacRule rule);

    /// <summary>What the wildcards of a role reach.</summary>
    protected abstract string Words(IReadOnlyList<RbacRule> rules, bool inCluster);

    /// <summary>The way out.</summary>
    protected abstract string WayOut { get; }

    /// <summary>How much wildcards matter that are not of own APIs alone, by those who hold them.</summary>
    protected virtual Severity SeverityOf(IReadOnlyList<RbacRule> broken, ValueList<HeldPlace> held) => SeverityOf(broken);

    private protected Severity SeverityOf(IReadOnlyList<RbacRule> broken) => broken.All(IsOfOwnApis) ? Severity.Info : Rule.Severity;

    // What matters less is not told beside what matters.
    private static List<RbacRule> Gravest(List<RbacRule> broken) => broken.TrueForAll(IsOfOwnApis) ? broken : broken.FindAll(rule => !IsOfOwnApis(rule));

    // An own API has a group that Kubernetes does not know, or only measures; who writes states and scales does nothing that would be graver with more verbs.
    private static bool IsOfOwnApis(RbacRule rule) => rule.NonResourceUrls.IsEmpty
        && (rule.ApiGroups.All(group => group != RuleMatch.All && (!ApiCatalog.KnowsGroup(group) || group == Metrics))
            || rule.Resources.All(word => RuleTargets.Split(word).Subresource is "scale" or "status" or "finalizers"));
}
