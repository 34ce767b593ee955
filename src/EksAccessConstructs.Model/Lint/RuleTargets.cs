using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>What a rule of a role reaches.</summary>
internal static class RuleTargets
{
    /// <summary>The group of RBAC itself.</summary>
    public const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>True where the rule names a resource: itself, or for a subresource by <c>*/sub</c>. A bare <c>*</c> names nothing: that is another rule's
    /// matter.</summary>
    public static bool Names(this RbacRule rule, string group, string resource, string subresource = "") =>
        RuleMatch.Group(rule, group)
        && (rule.Resources.Contains(subresource.Length == 0 ? resource : $"{resource}/{subresource}")
            || (subresource.Length > 0 && rule.Resources.Contains($"*/{subresource}")));

    /// <summary>True where the rule gives at least one of the verbs.</summary>
    public static bool Gives(this RbacRule rule, params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (RuleMatch.Verb(rule, verb))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which of the verbs the rule gives, for messages: <c>'get', 'list'</c>.</summary>
    public static string GivenWords(this RbacRule rule, params ReadOnlySpan<string> verbs) =>
        Quoted(verbs.ToArray().Where(verb => RuleMatch.Verb(rule, verb)));

    /// <summary>Texts in single quotes, separated by commas.</summary>
    public static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"'{text}'"));

    /// <summary>True where the rule reaches everything: every verb on every resource of every group.</summary>
    public static bool IsEverything(this RbacRule rule) =>
        rule.GivesEverything;

    /// <summary>The group that somebody means who writes <c>core</c> or a version, which is the matter of another rule.</summary>
    public static string Meant(string group) => group is "core" or "v1" or "core/v1" ? "" : Split(group).Resource;

    /// <summary>The groups that somebody means who writes a rule.</summary>
    public static ValueList<string> MeantGroups(this RbacRule rule) =>
        rule.ApiGroups.All(group => Meant(group) == group) ? rule.ApiGroups : rule.ApiGroups.Select(Meant).ToValueList();

    /// <summary>The resource of a name such as <c>pods/log</c>, and its subresource or the empty text.</summary>
    public static (string Resource, string Subresource) Split(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? (name[..slash], name[(slash + 1)..]) : (name, "");

    /// <summary>The name with its group, as kubectl writes it: <c>deployments.apps/scale</c>.</summary>
    public static string Full(string group, string name)
    {
        var (resource, subresource) = Split(name);
        return $"{resource}{(group.Length > 0 ? $".{group}" : "")}{(subresource.Length > 0 ? $"/{subresource}" : "")}";
    }
}
