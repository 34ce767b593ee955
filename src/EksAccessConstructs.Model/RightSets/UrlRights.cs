using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.RightSets;

/// <summary>Rights to URLs that are no things of Kubernetes: verbs on one path, or on all that begin alike.</summary>
/// <param name="Pattern">The path; with <c>*</c> at its end all that begin so.</param>
/// <param name="Verbs">The verbs.</param>
internal sealed record UrlRights(string Pattern, TextSet Verbs)
{
    /// <summary>What a rule gives.</summary>
    public static IEnumerable<UrlRights> Of(RbacRule rule) => TextSet.OfRule(rule.Verbs) is { IsEmpty: false } verbs
        ? rule.NonResourceUrls.Select(pattern => new UrlRights(pattern, verbs))
        : [];

    /// <summary>The paths in words.</summary>
    public string Things => Pattern == "*" ? "every URL" : Pattern;

    /// <summary>True where the other takes in every path of this.</summary>
    /// <remarks>A beginning is taken in by one shorter or equal beginning or by nothing: no finite number of paths and longer beginnings makes it up.</remarks>
    public bool IsWithin(UrlRights other) => Pattern.EndsWith('*') || Pattern == "*"
        ? other.Pattern.EndsWith('*') && RuleMatch.Url(other.Pattern, Pattern.TrimEnd('*'))
        : RuleMatch.Url(other.Pattern, Pattern);
}
