using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Subresources are named one by one.</summary>
internal sealed class SubresourcesAreNamed() : RoleRuleLint(
    new("RB005", Severity.Error, "Subresources are named one by one, or for all resources as */name."),
    "'pods/*' matches only a subresource that is literally called '*', which does not exist",
    "name the subresources, such as pods/log; '*/scale' is that subresource of every resource")
{
    protected override IEnumerable<string> Problems(RbacRule rule) =>
        rule.Resources.Where(name => name.EndsWith("/*", StringComparison.Ordinal)).Select(name => $"resource '{name}' matches nothing; {Instead(name, rule)}");

    private static string Instead(string name, RbacRule rule)
    {
        var resource = RuleTargets.Split(name).Resource;
        var served = rule.ApiGroups.Select(group => ApiCatalog.Find(group, resource))
            .OfType<ServedResource>()
            .SelectMany(one => one.Subresources)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return served.Count > 0 ? $"name what is needed of {string.Join(", ", served.Select(subresource => $"{resource}/{subresource}"))}"
            : $"name the subresources, such as '{(resource == RuleMatch.All ? "*" : resource)}/status'";
    }
}
