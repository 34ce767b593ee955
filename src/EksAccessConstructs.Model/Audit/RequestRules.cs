using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>Requests as the rules that give these and nothing else.</summary>
internal static class RequestRules
{
    private static readonly string[] Order =
        ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "head", "post", "put", "options"];

    /// <summary>The rule for one request; with its name where it has one.</summary>
    public static RbacRule Of(AccessRequest request) => request switch
    {
        ResourceRequest one => new()
        {
            Verbs = [one.Verb],
            ApiGroups = [one.Group],
            Resources = [one.Subresource.Length == 0 ? one.Resource : $"{one.Resource}/{one.Subresource}"],
            ResourceNames = one.Name.Length == 0 ? [] : [one.Name],
        },
        _ => new() { Verbs = [request.Verb], NonResourceUrls = [((UrlRequest)request).Path] },
    };

    /// <summary>Single rights as few rules, in an order that their own order does not change: the same verbs on things of one group are one rule.</summary>
    public static ValueList<RbacRule> Folded(IEnumerable<RbacRule> atoms)
    {
        var all = atoms.ToList();
        var named = all.Where(rule => rule.NonResourceUrls.IsEmpty)
            .GroupBy(rule => (rule.ApiGroups, rule.Resources, IsNamed: !rule.ResourceNames.IsEmpty, Verbs: rule.Verbs))
            .Select(same => same.First() with { ResourceNames = Sorted(same.SelectMany(rule => rule.ResourceNames)) });
        var byVerbs = named.GroupBy(rule => (rule.ApiGroups, rule.Resources, rule.ResourceNames))
            .Select(same => same.First() with { Verbs = SortedVerbs(same.SelectMany(rule => rule.Verbs)) });
        var resources = byVerbs.GroupBy(rule => (rule.ApiGroups, rule.Verbs, rule.ResourceNames))
            .SelectMany(same => same.Key.ResourceNames.IsEmpty
                ? [same.First() with { Resources = Sorted(same.SelectMany(rule => rule.Resources)) }]
                : same.AsEnumerable());
        var urls = all.Where(rule => !rule.NonResourceUrls.IsEmpty)
            .GroupBy(rule => rule.NonResourceUrls)
            .Select(same => same.First() with { Verbs = SortedVerbs(same.SelectMany(rule => rule.Verbs)) })
            .GroupBy(rule => rule.Verbs)
            .Select(same => same.First() with { NonResourceUrls = Sorted(same.SelectMany(rule => rule.NonResourceUrls)) });
        return resources.Concat(urls)
            .OrderBy(rule => rule.NonResourceUrls.IsEmpty ? 0 : 1)
            .ThenBy(Key, StringComparer.Ordinal)
            .ToValueList();
    }

    private static string Key(RbacRule rule) =>
        string.Join('\0', rule.ApiGroups.Concat(rule.Resources).Concat(rule.ResourceNames).Concat(rule.NonResourceUrls).Concat(rule.Verbs));

    private static ValueList<string> Sorted(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

    private static ValueList<string> SortedVerbs(IEnumerable<string> verbs) => verbs.Distinct(StringComparer.Ordinal)
        .OrderBy(verb => Array.IndexOf(Order, verb) is >= 0 and var place ? place : Order.Length).ThenBy(verb => verb, StringComparer.Ordinal).ToValueList();
}
