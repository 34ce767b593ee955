using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Verbs are named one by one.</summary>
internal sealed class NoWildcardVerbs : WildcardLint
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

    // A rule for every resource is the matter of NoWildcardResources.
    protected override bool Breaks(RbacRule rule) => rule.Verbs.Contains(RuleMatch.All) && !rule.Resources.Contains(RuleMatch.All);

    protected override string Words(IReadOnlyList<RbacRule> rules, bool inCluster) =>
        $"verb '*' gives every verb on {string.Join(", ", rules.SelectMany(On).Distinct(StringComparer.Ordinal))}{Special(rules)}";

    protected override string WayOut => "list the verbs that are needed";

    private static IEnumerable<string> On(RbacRule rule) => rule.NonResourceUrls.IsEmpty
        ? rule.Resources
        : rule.NonResourceUrls.Select(url => url == RuleMatch.All ? "every URL" : url);

    private static string Special(IReadOnlyList<RbacRule> rules)
    {
        var special = RequestVerbs.Special
            .Where(one => rules.Any(rule => RuleMatch.Group(rule, one.Group) && RuleMatch.Resource(rule, one.Resource, "")))
            .Select(one => one.Verb).Distinct(StringComparer.Ordinal).ToList();
        return special.Count > 0 ? $", {string.Join(", ", special)} included" : "";
    }
}
