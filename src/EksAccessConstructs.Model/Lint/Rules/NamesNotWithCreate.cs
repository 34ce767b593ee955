using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>create and deletecollection are not limited to names.</summary>
internal sealed class NamesNotWithCreate() : RoleRuleLint(
    new("RB050", Severity.Warning, "create and deletecollection are not limited to names."),
    "these requests carry no name, so the rule does not allow them (create on a subresource does carry one, and so does create by PUT or server-side apply)",
    "put create into a rule without resourceNames, and delete by name")
{
    protected override Severity SeverityOf(RbacRule rule, RoleRules role) =>
        role.GivesForAllNames(rule, Unnamed(rule)) ? Severity.Info : base.SeverityOf(rule, role);

    protected override IEnumerable<string> Problems(RbacRule rule, RoleRules role) => Unnamed(rule) is { Count: > 0 } verbs
        ? [Problem(rule, verbs) + (role.GivesForAllNames(rule, verbs)
            ? "drop it here, since another rule of the role gives it without names"
            : "drop it, or put it into a rule without names where it is needed")]
        : [];

    protected override IEnumerable<string> Problems(RbacRule rule) => Unnamed(rule) is { Count: > 0 } verbs
        ? [$"{Problem(rule, verbs)}drop it, or put it into a rule without names where it is needed"]
        : [];

    private static string Problem(RbacRule rule, List<string> verbs) =>
        $"{RuleTargets.Quoted(verbs)} carries no name, so resourceNames {RuleTargets.Quoted(rule.ResourceNames)} never matches it; ";

    private static List<string> Unnamed(RbacRule rule)
    {
        if (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains("") || rule.Resources.All(IsPseudo))
        {
            return [];
        }

        var named = rule.Resources.Any(name => name != RuleMatch.All && !IsPseudo(name) && RuleTargets.Split(name).Subresource.Length == 0);
        return [.. rule.Verbs.Where(verb => verb is "deletecollection" || (verb is "create" && named)).Distinct(StringComparer.Ordinal)];
    }

    // Some APIs ask about names of their own making, such as Calico about tier.networkpolicies. No resource has a dot in its name.
    private static bool IsPseudo(string name) => name.Contains('.', StringComparison.Ordinal);
}
