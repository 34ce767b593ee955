using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Resources have the subresources that are named.</summary>
internal sealed class SubresourcesAreServed() : RoleRuleLint(
    new("RB006", Severity.Warning, "A resource has the subresource that is named."),
    "a subresource that its resource does not serve is never asked for, so the rule is dead",
    "name a subresource that the resource has")
{
    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var groups = rule.MeantGroups();
        return rule.Resources.Select(name => Problem(name, groups)).OfType<string>();
    }

    // finalizers is asked for by admission where an owner is named, of any resource; userextras take any key.
    private static string? Problem(string name, ValueList<string> groups)
    {
        var (resource, subresource) = RuleTargets.Split(name);
        if (subresource is "" or "finalizers" or RuleMatch.All || resource is RuleMatch.All or "userextras" || !groups.All(ApiCatalog.KnowsGroup))
        {
            return null;
        }

        var known = groups.Select(group => ApiCatalog.Find(group, resource)).OfType<ServedResource>().ToList();
        var served = known.SelectMany(one => one.Subresources).Distinct(StringComparer.Ordinal).ToList();
        return known.Count == 0 || served.Contains(subresource) ? null
            : $"{resource} have no subresource '{subresource}'; {(served.Count == 0 ? "they have none" : $"they have {string.Join(", ", served)}")}";
    }
}
