using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>create and deletecollection are not limited to names.</summary>
internal sealed class NamesNotWithCreate() : RoleRuleLint(
    new("RB050", Severity.Warning, "create and deletecollection are not limited to names."),
    "these requests carry no name, so the rule does not allow them (create on a subresource does carry one, and so does create by PUT or server-side apply)",
    "put create into a rule without resourceNames, and delete by name")
{
    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        if (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains("") || rule.Resources.All(IsPseudo))
        {
            return [];
        }

        var named = rule.Resources.Any(name => name != RuleMatch.All && !IsPseudo(name) && RuleTargets.Split(name).Subresource.Length == 0);
        var verbs = rule.Verbs.Where(verb => verb is "deletecollection" || (verb is "create" && named)).Distinct(StringComparer.Ordinal).ToList();
        return verbs.Count > 0
            ? [$"{RuleTargets.Quoted(verbs)} carries no name, so resourceNames {RuleTargets.Quoted(rule.ResourceNames)} never matches it; "
                + "put it into a rule without names"]
            : [];
    }

    // Some APIs ask about names of their own making, such as Calico about tier.networkpolicies. No resource has a dot in its name.
    private static bool IsPseudo(string name) => name.Contains('.', StringComparison.Ordinal);
}
