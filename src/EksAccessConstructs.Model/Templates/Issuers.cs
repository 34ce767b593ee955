using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Tells of which cluster the issuer is whose tokens a role trusts.</summary>
internal static class Issuers
{
    /// <summary>True where the text of a trust refers to a cluster, or to a provider that does.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="issuer">The text in which the trust names the issuer.</param>
    /// <param name="cluster">What the resource of the cluster is called.</param>
    public static bool IsOf(TemplateSet set, string issuer, string cluster) => RefersTo(issuer, cluster)
        || Providers(set, cluster).Any(provider => RefersTo(issuer, provider));

    private static IEnumerable<string> Providers(TemplateSet set, string cluster) =>
        from scope in set.Scopes
        from resource in scope.Template.Resources
        where resource.Type is "AWS::IAM::OIDCProvider" or "Custom::AWSCDKOpenIdConnectProvider"
        let url = new TemplateResolver(set, new ConditionAnswers([])).Resolve(resource.Properties["Url"] ?? new YamlMap(resource.Location, []), scope)
        where url is YamlScalar address && RefersTo(address.Value, cluster)
        select set.NameOf(scope, resource.LogicalId);

    // The name stands in an expression, alone or with an attribute, and is no part of a longer one.
    private static bool RefersTo(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var isWhole = (at == 0 || !IsOfName(text[at - 1])) && (at + name.Length == text.Length || !IsOfName(text[at + name.Length]));
            if (isWhole)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char sign) => char.IsAsciiLetterOrDigit(sign);
}
