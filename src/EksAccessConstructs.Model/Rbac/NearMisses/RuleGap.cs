using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>The one thing by which a rule does not allow a request.</summary>
/// <param name="Distance">How far the rule is from the request; 0 is the nearest.</param>
/// <param name="Differs">What differs.</param>
/// <param name="WayOut">What to change in the rule.</param>
internal sealed record RuleGap(int Distance, string Differs, string WayOut)
{
    /// <summary>The distance of a rule that is about another resource altogether.</summary>
    public const int OtherResource = 9;

    /// <summary>The gap; null where the rule allows the request, or where more than one thing differs.</summary>
    public static RuleGap? Of(RbacRule rule, AccessRequest request) => request switch
    {
        ResourceRequest wanted when !rule.Resources.IsEmpty => Of(rule, wanted),
        UrlRequest wanted when !rule.NonResourceUrls.IsEmpty => Of(rule, wanted),
        _ => null,
    };

    private static RuleGap? Of(RbacRule rule, ResourceRequest wanted)
    {
        var resource = RuleMatch.Resource(rule, wanted.Resource, wanted.Subresource);
        return (RuleMatch.Verb(rule, wanted.Verb), RuleMatch.Group(rule, wanted.Group), resource, RuleMatch.Name(rule, wanted.Name)) switch
        {
            (true, true, true, false) => OfName(rule, wanted),
            (false, true, true, true) => OfVerb(rule, wanted.Verb),
            (true, false, true, true) when !rule.Resources.Contains(RuleMatch.All) => OfGroup(rule, wanted),
            (true, true, false, true) => OfResource(rule, wanted),
            _ => null,
        };
    }

    private static RuleGap? Of(RbacRule rule, UrlRequest wanted) => (RuleMatch.Verb(rule, wanted.Verb), RuleMatch.Url(rule, wanted.Path)) switch
    {
        (false, true) => OfVerb(rule, wanted.Verb),
        (true, false) => OfUrl(rule, wanted.Path),
        _ => null,
    };

    private static RuleGap OfName(RbacRule rule, ResourceRequest wanted) => new(
        1,
        $"the rule is for objects named {Quoted(rule.ResourceNames)}, not {(wanted.Name.Length > 0 ? $"'{wanted.Name}'" : "for any name")}",
        wanted.Name.Length > 0 ? $"add '{wanted.Name}' to its resourceNames" : "ask for one of these names, or leave resourceNames out");

    private static RuleGap OfVerb(RbacRule rule, string verb) => new(
        3, $"the rule has the verbs {Quoted(rule.Verbs)}, not '{verb}'", $"add '{verb}' to its verbs");

    private static RuleGap OfGroup(RbacRule rule, ResourceRequest wanted) => new(
        2,
        $"the rule is for {Groups(rule.ApiGroups)}, and {wanted.Resource} is asked for in {Groups([wanted.Group])}",
        $"add '{wanted.Group}' to its apiGroups");

    private static RuleGap OfResource(RbacRule rule, ResourceRequest wanted)
    {
        var full = wanted.Subresource.Length == 0 ? wanted.Resource : $"{wanted.Resource}/{wanted.Subresource}";
        var near = rule.Resources.FirstOrDefault(own => own.Split('/')[0] == wanted.Resource) ?? Suggestion.For(full, rule.Resources);
        return new(near is null ? OtherResource : 2, $"the rule names {(near is null ? Quoted(rule.Resources) : $"'{near}'")}, not '{full}'",
            $"add '{full}' to its resources");
    }

    private static RuleGap? OfUrl(RbacRule rule, string path)
    {
        var near = rule.NonResourceUrls.FirstOrDefault(own => IsBelow(own, path) || IsBelow(path, own)) ?? Suggestion.For(path, rule.NonResourceUrls);
        return near is null ? null : new(2, $"the rule names '{near}', not '{path}'", $"add '{path}' to its nonResourceURLs");
    }

    private static bool IsBelow(string path, string other) => other.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal);

    private static string Groups(ValueList<string> groups) => groups switch
    {
        [""] => "the core API group",
        [var one] => $"API group '{one}'",
        _ => $"API groups {Quoted(groups)}",
    };

    // Rules of add-ons list dozens of names, which nobody reads in a line.
    private static string Quoted(ValueList<string> texts) =>
        $"{string.Join(", ", texts.Take(5).Select(text => $"'{text}'"))}{(texts.Count > 5 ? $" and {texts.Count - 5} more" : "")}";
}
