using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Verbs are words that some component really asks for.</summary>
internal sealed class VerbsAreAskedFor() : RoleRuleLint(
    new("RB001", Severity.Warning, "Verbs are words that Kubernetes really asks for."),
    "any text is stored as a verb; one that nobody asks for grants nothing and hides what is missing",
    "write what kubectl and the API server ask for: describe is get and list, plus list on events")
{
    protected override IEnumerable<string> Problems(RbacRule rule) => rule.NonResourceUrls.IsEmpty
        ? rule.Verbs.Where(verb => verb != RuleMatch.All && !MayBeAsked(verb, rule)).Select(verb => $"nobody asks for the verb '{verb}'; {Instead(verb)}")
        : rule.Verbs.Where(verb => verb != RuleMatch.All && !RequestVerbs.Url.Contains(verb))
            .Select(verb => $"nobody asks for the verb '{verb}' on a URL; use the HTTP method in lower case, such as 'get'");

    // Somebody else's API may ask for verbs of its own, but not for the words that people mistake for verbs.
    private static bool MayBeAsked(string verb, RbacRule rule) =>
        RequestVerbs.Standard.Contains(verb)
        || rule.ApiGroups.Any(group => rule.Resources.Any(resource => MayBeAsked(verb, group, RuleTargets.Split(resource).Resource)));

    private static bool MayBeAsked(string verb, string group, string resource) =>
        (ApiCatalog.KnowsGroup(group), group == RuleMatch.All || resource == RuleMatch.All) switch
        {
            (true, false) => RequestVerbs.IsAsked(verb, group, resource) || ApiCatalog.Find(group, resource) is null && RequestVerbs.IsAsked(verb),
            (true, true) => RequestVerbs.IsAsked(verb),
            (false, _) when ApiCatalog.RemovedGroups.Contains(group) => RequestVerbs.IsAsked(verb),
            (false, _) => RequestVerbs.IsAsked(verb) || (RequestVerbs.NeededFor(verb) is null && !verb.Contains('*', StringComparison.Ordinal)),
        };

    private static string Instead(string verb)
    {
        if (RequestVerbs.NeededFor(verb) is { } needed)
        {
            return needed;
        }

        if (RequestVerbs.Special.FirstOrDefault(special => special.Verb == verb) is { Verb: not null } known)
        {
            return $"it is asked for on {RuleTargets.Full(known.Group, known.Resource)}";
        }

        return verb.Contains('*', StringComparison.Ordinal)
            ? "a star counts only alone"
            : $"the verbs are {string.Join(", ", RequestVerbs.Standard)}{Text.Suggestion.DidYouMean(verb, RequestVerbs.Standard)}";
    }
}
