using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Resources are written as requests carry them: in plural and lower case.</summary>
internal sealed class ResourcesAreWrittenInPlural() : RoleRuleLint(
    new("RB004", Severity.Warning, "Resources are written in plural and lower case."),
    "resources are compared byte for byte; a kind, a singular or a short name equals no request",
    "write the plural name in lower case, as 'kubectl api-resources' lists it")
{
    protected override IEnumerable<string> Problems(RbacRule rule) =>
        rule.Resources.Select(name => Problem(name, rule with { ApiGroups = rule.ApiGroups.Select(RuleTargets.Meant).ToValueList() })).OfType<string>();

    private static string? Problem(string name, RbacRule rule)
    {
        var (word, subresource) = RuleTargets.Split(name);
        if (word is RuleMatch.All or "" || rule.ApiGroups.Any(group => ApiCatalog.Find(group, word) is not null))
        {
            return null;
        }

        var rest = subresource.Length > 0 ? $"/{subresource}" : "";
        if (Meant(word, rule) is { } meant)
        {
            return $"resource '{name}' is not a name that requests carry; write '{meant.Name}{rest}'";
        }

        return word.Any(char.IsAsciiLetterUpper)
            ? $"resource '{name}' is not a name that requests carry; resources are written in lower case and plural"
            : null;
    }

    // A word that some other group may serve under exactly this name is left alone, unless its capitals give it away.
    private static ServedResource? Meant(string word, RbacRule rule)
    {
        var capital = word.Any(char.IsAsciiLetterUpper);
        return rule.ApiGroups.All(ApiCatalog.KnowsGroup) || capital
            ? rule.ApiGroups.SelectMany(group => group == RuleMatch.All ? ApiCatalog.Groups : [group])
                .Select(group => ApiCatalog.Meant(group, word))
                .FirstOrDefault(meant => meant is not null)
            : null;
    }
}
