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

/// <summary>Makes roles that tokens of service accounts of one or more clusters may take on.</summary>
/// <remarks>
/// The keys of the trust's conditions begin with the issuer, which only deployment knows of a cluster in the same app, and a key of a template cannot be a
/// reference. The trust is therefore one JSON text that CloudFormation fills by Fn::Sub; AssumeRolePolicyDocument takes an object or a text. So no Lambda
/// function is needed, as the CDK's CfnJson would, nor a transform. Where every issuer is known, the trust is an object.
/// </remarks>
internal sealed class TokenTrust
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<OidcProvider> providers;
    private readonly TokenSubject? subject;
    private readonly bool isText;

    /// <param name="subject">Whose token; null for every service account of the clusters.</param>
    /// <param name="providers">The providers of the clusters.</param>
    public TokenTrust(TokenSubject? subject, params IReadOnlyList<OidcProvider> providers)
    {
        this.providers = providers;
        this.subject = subject;
        isText = providers.Any(provider => Cdk.Token.IsUnresolved(provider.Issuer));
    }

    /// <summary>Whether IAM takes the trust, as long as it will be.</summary>
    public IEnumerable<Finding> Findings() => TrustLength.Findings(
        Text(providers.Select(KnownIssuer.Of), subject, isText ? Id() : null), "trust fewer clusters, or make one role for each");

    /// <param name="scope">The scope of the role.</param>
    /// <param name="wanted">The role.</param>
    /// <param name="logicalId">Its logical id.</param>
    public Iam.Role Define(Construct scope, NewRole wanted, string logicalId)
    {
        if (!isText)
        {
            Iam.PrincipalBase[] trusted = [.. providers.Select(provider => new Iam.WebIdentityPrincipal(provider.Arn, Conditions(provider.Issuer, subject)))];
            return MadeRole.Define(scope, wanted, trusted is [var one] ? one : new Iam.CompositePrincipal([.. trusted]), logicalId);
        }

        var role = MadeRole.Define(scope, wanted, new Iam.WebIdentityPrincipal(providers[0].Arn), logicalId);
        MadeRole.Resource(role).AssumeRolePolicyDocument = Cdk.Fn.Sub(
            Text(providers.Select((_, index) => new KnownIssuer($"${{Provider{Number(index)}}}", $"${{Issuer{Number(index)}}}")), Escaped(), Id()),
            Variables());
        return role;
    }

    private static string Number(int index) => index == 0 ? "" : $"{index + 1}";

    private Dictionary<string, string> Variables() => providers.Index()
        .SelectMany(one => new[] { ($"Provider{Number(one.Index)}", one.Item.Arn), ($"Issuer{Number(one.Index)}", one.Item.Issuer) })
        .ToDictionary();

    private TokenSubject? Escaped() => subject is null ? null : subject with { Subject = subject.Subject.Replace("${", "${!", StringComparison.Ordinal) };

    private string Id() => $"{Escaped()?.Subject ?? "every service account"} of cluster{(providers.Count == 1 ? "" : "s")} "
        + string.Join(", ", providers.Select(provider => provider.Cluster.DisplayName));

    private static string Text(IEnumerable<KnownIssuer> issuers, TokenSubject? subject, string? id)
    {
        var document = new Dictionary<string, object> { ["Version"] = "2012-10-17" };
        if (id is not null)
        {
            document["Id"] = id;
        }

        document["Statement"] = issuers.Select(issuer => Statement(issuer, subject)).ToArray();
        return JsonSerializer.Serialize(document, Plain);
    }

    private static Dictionary<string, object> Statement(KnownIssuer issuer, TokenSubject? subject) => new()
    {
        ["Effect"] = "Allow",
        ["Principal"] = new Dictionary<string, string> { ["Federated"] = issuer.ProviderArn },
        ["Action"] = Action,
        ["Condition"] = Conditions(issuer.Issuer, subject),
    };

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
