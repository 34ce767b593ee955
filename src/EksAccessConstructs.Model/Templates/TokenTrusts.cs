using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Reads whom roles of templates trust by the tokens of a cluster.</summary>
/// <remarks>The policy may be a mapping, or JSON as text. Source: EKS User Guide, "Assign IAM roles to Kubernetes service accounts".</remarks>
internal static class TokenTrusts
{
    /// <summary>The type of roles.</summary>
    public const string Role = "AWS::IAM::Role";

    private const string Action = "sts:AssumeRoleWithWebIdentity";
    private const string Subject = "system:serviceaccount:";

    /// <summary>The trusts of a role, one for each statement that is about tokens of a cluster.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="scope">The stack of the role.</param>
    /// <param name="resource">The role.</param>
    /// <param name="properties">Its properties, resolved.</param>
    public static IEnumerable<TokenTrust> Read(TemplateSet set, TemplateScope scope, TemplateResource resource, YamlMap properties)
    {
        var document = properties["AssumeRolePolicyDocument"] is YamlScalar text
            ? JsonTexts.Read(text.Value, text.Location)
            : properties["AssumeRolePolicyDocument"];
        return document is not YamlMap policy ? [] : new IamPolicyFile(resource.LogicalId, policy, resource.Location).Statements
            .Where(statement => statement.TextAt("Effect") == "Allow" && IamPolicyFile.Texts(statement, "Action").Any(IsAboutTokens))
            .SelectMany(statement => IamPolicyFile.Texts(statement.MapAt("Principal"), "Federated").Select(provider =>
                Trust($"{{{set.NameOf(scope, resource.LogicalId)}}}", statement, provider, resource.Location)))
            .OfType<TokenTrust>();
    }

    private static bool IsAboutTokens(string action) => action is "*" or "sts:*" || action.Equals(Action, StringComparison.OrdinalIgnoreCase);

    private static TokenTrust? Trust(string role, YamlMap statement, string provider, Origin origin)
    {
        var tests = (statement.MapAt("Condition")?.Entries ?? []).Select(entry => entry.Value).OfType<YamlMap>()
            .SelectMany(tested => tested.Entries.Select(entry => (entry.Key, Values: IamPolicyFile.Texts(tested, entry.Key)))).ToList();
        var subjects = tests.Where(test => test.Key.EndsWith(":sub", StringComparison.OrdinalIgnoreCase)).ToList();
        var accounts = subjects.SelectMany(test => test.Values).Where(value => value.StartsWith(Subject, StringComparison.Ordinal)).ToList();
        var issuer = string.Join(' ', tests.Select(test => test.Key).Prepend(provider));
        var isOfOthers = subjects.Count > 0 ? accounts.Count == 0 : !IsOfCluster(issuer);
        return isOfOthers ? null : new TokenTrust(role, accounts.Select(account => account[Subject.Length..]).ToValueList(), issuer, origin);
    }

    // Without a subject, only the issuer tells a cluster from an identity provider for people or for a CI.
    private static bool IsOfCluster(string issuer) => issuer.Contains("oidc.eks", StringComparison.Ordinal)
        || issuer.Contains("OpenIdConnectIssuer", StringComparison.Ordinal) || issuer.Contains("${", StringComparison.Ordinal);
}
