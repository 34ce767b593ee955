using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Verbs are named one by one.</summary>
internal sealed class NoWildcardVerbs : RoleRuleLint
{
    public NoWildcardVerbs()
        : base(
            new("RB010", Severity.Warning, "Verbs are named one by one."),
            "'*' is every verb, escalate, bind and impersonate included, and every verb that a later version adds",
            "list the verbs that are needed")
    {
        GoodPractice = "least privilege";
        EksBenchmark = ["4.1.3"];
        KubernetesBenchmark = ["5.1.3"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule) => rule.Verbs.Contains(RuleMatch.All)
        ? [$"verb '*' gives every verb on {On(rule)}{Special(rule)}; list the verbs that are needed"]
        : [];

    private static string On(RbacRule rule) => string.Join(", ", rule.NonResourceUrls.IsEmpty ? rule.Resources : rule.NonResourceUrls);

    private static string Special(RbacRule rule)
    {
        var special = RequestVerbs.Special
            .Where(one => RuleMatch.Group(rule, one.Group) && RuleMatch.Resource(rule, one.Resource, ""))
            .Select(one => one.Verb).Distinct(StringComparer.Ordinal).ToList();
        return special.Count > 0 ? $", {string.Join(", ", special)} included" : "";
    }
}
