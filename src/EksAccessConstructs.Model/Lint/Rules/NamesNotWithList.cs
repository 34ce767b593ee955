using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>list and watch are not limited to names by accident.</summary>
internal sealed class NamesNotWithList() : RoleRuleLint(
    new("RB051", Severity.Warning, "list and watch are not limited to names."),
    "they carry a name only where the client asks with the field selector metadata.name=NAME, which kubectl and most programs do not",
    "give get for single names; give list and watch without resourceNames, or make sure that the client selects by name")
{
    // Clients that watch one object select it by name; several at once nobody can. Where another rule gives it for all, nothing is missing.
    protected override Severity SeverityOf(RbacRule rule, RoleRules role) =>
        rule.ResourceNames.Count == 1 || role.GivesForAllNames(rule, Lists(rule)) ? Severity.Info : base.SeverityOf(rule, role);

    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var verbs = Lists(rule);
        return verbs.Count > 0
            ? [$"{RuleTargets.Quoted(verbs)} limited to {RuleTargets.Quoted(rule.ResourceNames)} works only with --field-selector metadata.name=NAME; "
                + "use 'get' for single names"]
            : [];
    }

    private static List<string> Lists(RbacRule rule) => rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains("")
        ? []
        : [.. rule.Verbs.Where(verb => verb is "list" or "watch").Distinct(StringComparer.Ordinal)];
}
