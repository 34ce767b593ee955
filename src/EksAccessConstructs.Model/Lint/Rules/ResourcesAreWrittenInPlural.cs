using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Resources are written as requests carry them: in plural and lower case.</summary>
internal sealed class ResourcesAreWrittenInPlural() : RoleRuleLint(
    new("RB004", Severity.Warning, "Resources are written in plural and lower case."),
    "resources are compared byte for byte; a kind, a singular or a short name equals no request",
    "write the plural name in lower case, as 'kubectl api-resources' lists it")
{
    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var groups = rule.MeantGroups();
        return rule.Resources.Select(name => Problem(name, groups)).OfType<string>();
    }

    private static string? Problem(string name, ValueList<string> groups)
    {
        var (word, subresource) = RuleTargets.Split(name);
        if (word is RuleMatch.All or "" || groups.Any(group => ApiCatalog.Find(group, word) is not null))
        {
            return null;
        }

        var rest = subresource.Length > 0 ? $"/{subresource}" : "";
        if (Meant(word, groups) is { } meant)
        {
            return $"resource '{name}' is not a name that requests carry; write '{meant.Name}{rest}'";
        }

        return word.Any(char.IsAsciiLetterUpper)
            ? $"resource '{name}' is not a name that requests carry; resources are written in lower case and plural"
            : null;
    }

    // A word that some other group may serve under exactly this name is left alone, unless its capitals give it away.
    private static ServedResource? Meant(string word, ValueList<string> groups)
    {
        var capital = word.Any(char.IsAsciiLetterUpper);
        return groups.All(ApiCatalog.KnowsGroup) || capital
            ? groups.SelectMany(group => group == RuleMatch.All ? ApiCatalog.Groups : [group])
                .Select(group => ApiCatalog.Meant(group, word))
                .FirstOrDefault(meant => meant is not null)
            : null;
    }
}
