using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>IAM principals of templates: by their ARN, or, where a template makes them, by their logical id as in <c>{DeveloperRole}</c>.</summary>
internal static partial class TemplatePrincipals
{
    private const string Role = "AWS::IAM::Role";
    private const string User = "AWS::IAM::User";

    /// <summary>A principal; a finding where the value can be none.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="value">The value.</param>
    public static Reading<PrincipalArn> Read(TemplateSet set, YamlScalar value) => !Symbolic.Is(value)
        ? PrincipalArn.Read(value.Value, value.Location)
        : new(OfTemplate(set, value.Value) ?? Expected(value.Value), []);

    /// <summary>What a role is called, as <see cref="Read"/> calls it; the text itself where it is no role that is known.</summary>
    public static string NameOf(TemplateSet set, YamlScalar value) => Symbolic.Is(value) ? OfTemplate(set, value.Value)?.Text ?? value.Value : value.Value;

    /// <summary>The roles and users of the templates that have names of their own, so that somebody may have written their ARNs down.</summary>
    public static IEnumerable<PrincipalArn> WithNames(TemplateSet set) =>
        from scope in set.Scopes
        from resource in scope.Template.Resources
        where resource.Type is Role or User
        let made = Made(resource, $"{{{set.NameOf(scope, resource.LogicalId)}}}")
        where made.Pattern is not null
        select made;

    /// <summary>Text in which the ARNs of roles and users of the templates are called as <see cref="Read"/> calls them.</summary>
    public static string Called(TemplateSet set, string text) =>
        Arn().Replace(text, found => OfTemplate(set, found.Value)?.Text ?? found.Value);

    /// <summary>A principal whose ARN is only partly known; null where not even that much is.</summary>
    /// <param name="text">The text, with <c>${…}</c> for what is not known.</param>
    public static PrincipalArn? Partly(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal) || Shape().Match(Expression().Replace(text, "*")) is not { Success: true } shape)
        {
            return null;
        }

        var pattern = $"arn:{shape.Groups["partition"]}:iam::{shape.Groups["account"]}:{shape.Groups["kind"]}/{shape.Groups["name"]}";
        var principal = shape.Groups["kind"].Value == "role" ? PrincipalArn.UnresolvedRole(text, text) : PrincipalArn.UnresolvedUser(text, text);
        return principal with { Pattern = pattern };
    }

    private static PrincipalArn Expected(string text) => Partly(text) ?? PrincipalArn.Unresolved(text);

    // By its attribute, or by an ARN that is written with its name.
    private static PrincipalArn? OfTemplate(TemplateSet set, string text)
    {
        var match = Arn().Match(text) is { Success: true } attribute && attribute.Length == text.Length ? attribute : ByName().Match(text);
        var id = match.Groups["id"].Value;
        return match.Success && match.Length == text.Length && set.Named(id) is { Type: Role or User } resource ? Made(resource, $"{{{id}}}") : null;
    }

    private static PrincipalArn Made(TemplateResource resource, string name)
    {
        var principal = resource.Type == Role ? PrincipalArn.UnresolvedRole(name, name) : PrincipalArn.UnresolvedUser(name, name);
        var written = resource.Properties[resource.Type == Role ? "RoleName" : "UserName"];
        return written is null ? principal : principal with { Pattern = $"arn:*:iam::*:{(resource.Type == Role ? "role" : "user")}/{Words(written)}" };
    }

    private static string Words(YamlNode written) => ShortForms.Long(written) is YamlScalar name ? name.Value : "*";

    [GeneratedRegex(@"\$\{(?<id>[^{}]+)\.Arn\}")]
    private static partial Regex Arn();

    [GeneratedRegex(@"^arn:[^:]+:iam::[^:/]*(?:::[^:/]*)?:(?:role|user)/(?:[^$]*/)?\$\{(?<id>[^{}]+)\}\z")]
    private static partial Regex ByName();

    [GeneratedRegex(@"\$\{[^{}]*\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"^arn:(?<partition>[a-z*-]+):iam::(?<account>[0-9]{12}|\*):(?<kind>role|user)/(?:.*/)?(?<name>[^/]+)\z")]
    private static partial Regex Shape();
}
