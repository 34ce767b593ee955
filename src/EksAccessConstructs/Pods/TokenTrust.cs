using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>Which service accounts may take on a role with their token.</summary>
/// <param name="Subject">The subject of the token: <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
/// <param name="IsPattern">True where <c>*</c> and <c>?</c> of the subject stand for others.</param>
internal sealed record TokenSubject(string Subject, bool IsPattern)
{
    public static TokenSubject Of(string space, string name, bool isPattern = false) => new($"system:serviceaccount:{space}:{name}", isPattern);
}

/// <summary>Makes roles that tokens of a cluster's service accounts may take on.</summary>
/// <remarks>
/// The keys of the trust's conditions begin with the issuer, which only deployment knows of a cluster in the same app, and a key of a template cannot be a
/// reference. The trust is therefore one JSON text that CloudFormation fills by Fn::Sub; AssumeRolePolicyDocument takes an object or a text. So no Lambda
/// function is needed, as the CDK's CfnJson would, nor a transform. Where the issuer is known, the trust is an object.
/// </remarks>
internal static class TokenTrust
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="scope">The scope of the role.</param>
    /// <param name="provider">The provider of the cluster.</param>
    /// <param name="subject">Whose token; null for every service account of the cluster.</param>
    /// <param name="wanted">The role.</param>
    /// <param name="logicalId">Its logical id.</param>
    public static Iam.Role Define(Construct scope, OidcProvider provider, TokenSubject? subject, NewRole wanted, string logicalId)
    {
        if (!Cdk.Token.IsUnresolved(provider.Issuer))
        {
            return MadeRole.Define(scope, wanted, new Iam.WebIdentityPrincipal(provider.Arn, Conditions(provider.Issuer, subject)), logicalId);
        }

        var role = MadeRole.Define(scope, wanted, new Iam.WebIdentityPrincipal(provider.Arn), logicalId);
        MadeRole.Resource(role).AssumeRolePolicyDocument = Cdk.Fn.Sub(Text(provider, subject), new Dictionary<string, string>
        {
            ["Provider"] = provider.Arn,
            ["Issuer"] = provider.Issuer,
        });
        return role;
    }

    private static string Text(OidcProvider provider, TokenSubject? subject)
    {
        var escaped = subject is null ? null : subject with { Subject = subject.Subject.Replace("${", "${!", StringComparison.Ordinal) };
        return JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Id"] = $"{escaped?.Subject ?? "every service account"} of cluster {provider.Cluster.DisplayName}",
                ["Statement"] = new[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, string> { ["Federated"] = "${Provider}" },
                        ["Action"] = Action,
                        ["Condition"] = Conditions("${Issuer}", escaped),
                    },
                },
            },
            Plain);
    }

    private static Dictionary<string, object> Conditions(string issuer, TokenSubject? subject)
    {
        var equals = new Dictionary<string, string> { [$"{issuer}:aud"] = OidcProvider.Audience };
        var conditions = new Dictionary<string, object> { ["StringEquals"] = equals };
        if (subject is { IsPattern: true })
        {
            conditions["StringLike"] = new Dictionary<string, string> { [$"{issuer}:sub"] = subject.Subject };
        }
        else if (subject is not null)
        {
            equals[$"{issuer}:sub"] = subject.Subject;
        }

        return conditions;
    }
}
