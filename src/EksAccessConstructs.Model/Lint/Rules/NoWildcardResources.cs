using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Resources and API groups are named one by one.</summary>
internal sealed class NoWildcardResources : RoleRuleLint
{
    private static readonly (string Group, string Resource, string Subresource, string Verb)[] Escalating =
    [
        ("", "secrets", "", "get"), ("", "secrets", "", "list"), ("", "pods", "exec", "create"), ("", "pods", "exec", "get"), ("", "nodes", "proxy", "get"),
        ("", "serviceaccounts", "token", "create"),
        (RuleTargets.RbacGroup, "rolebindings", "", "create"), (RuleTargets.RbacGroup, "clusterrolebindings", "", "create"),
        ("admissionregistration.k8s.io", "mutatingwebhookconfigurations", "", "update"),
    ];

    public NoWildcardResources()
        : base(
            new("RB011", Severity.Warning, "Resources and API groups are named one by one."),
            "'*' is every resource and subresource, custom ones that are installed later included",
            "list the groups and resources that are needed")
    {
        GoodPractice = "least privilege";
        EksBenchmark = ["4.1.3"];
        KubernetesBenchmark = ["5.1.3"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule) => Problems(rule, [.. Escalating]);

    // In a Role, resources of the whole cluster are out of reach.
    protected override IEnumerable<string> Problems(RbacRule rule, RbacObject role) =>
        Problems(rule, [.. Escalating.Where(one => role is ClusterRole || ApiCatalog.Find(one.Group, one.Resource) is { IsNamespaced: true })]);

    private static IEnumerable<string> Problems(RbacRule rule, (string Group, string Resource, string Subresource, string Verb)[] graves) =>
        (rule.Resources.Contains(RuleMatch.All), rule.ApiGroups.Contains(RuleMatch.All)) switch
        {
            (true, _) => [$"resource '*' is everything in {Groups(rule)}{Among(rule, graves)}; list what is needed"],
            (false, true) => [$"group '*' is every API, custom ones included{Among(rule, graves)}; list what is needed"],
            _ => [],
        };

    private static string Groups(RbacRule rule) => rule.ApiGroups.Contains(RuleMatch.All) ? "every group"
        : $"{(rule.ApiGroups.Count == 1 ? "group" : "groups")} {string.Join(", ", rule.ApiGroups.Select(group => group.Length == 0 ? "\"\"" : group))}";

    private static string Among(RbacRule rule, (string Group, string Resource, string Subresource, string Verb)[] graves)
    {
        var grave = graves
            .Where(one => rule.Allows(new ResourceRequest(one.Verb, one.Group, one.Resource, one.Subresource)))
            .Select(one => $"{one.Resource}{(one.Subresource.Length > 0 ? $"/{one.Subresource}" : "")}")
            .Distinct(StringComparer.Ordinal).ToList();
        return grave.Count > 0 ? $", {string.Join(", ", grave)} among them" : "";
    }
}
