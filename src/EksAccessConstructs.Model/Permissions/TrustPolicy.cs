using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Permissions;

/// <summary>Whether a trust policy lets somebody take on its role.</summary>
public enum TrustAnswer
{
    /// <summary>A statement allows it and none denies it.</summary>
    Allowed,

    /// <summary>Nothing allows it, or a statement denies it.</summary>
    Denied,

    /// <summary>It depends on an operator or a form that is not read.</summary>
    Unknown,
}

/// <summary>An answer with its reason.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Why; lower case, no final period.</param>
public sealed record TrustDecision(TrustAnswer Answer, string Reason);

/// <summary>The trust policy of a role: who may take it on.</summary>
/// <remarks>Source: IAM User Guide, "AWS JSON policy elements". An account as principal lets in whom the account's own policies let take the role
/// on; that is said with the answer.</remarks>
public sealed class TrustPolicy
{
    private readonly List<YamlMap> statements;

    private TrustPolicy(List<YamlMap> statements) => this.statements = statements;

    /// <summary>Reads a policy document in JSON.</summary>
    /// <param name="json">The document.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    /// <returns>The policy; findings where the text is no JSON, or no policy (PI003).</returns>
    public static Reading<TrustPolicy> Read(string json, string file = "")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(file);
        var reading = YamlText.Read(json, file);
        if (reading.HasErrors || reading.Value?.Documents is not [{ Root: YamlMap root }])
        {
            return new(null, reading.HasErrors
                ? reading.Findings : [PermissionRules.PolicyIsReadable.At(new SourceLocation(file, 1, 1), "this is no policy document of IAM")]);
        }

        var statements = Items(root["Statement"]).OfType<YamlMap>().ToList();
        return statements.Count > 0
            ? new(new TrustPolicy(statements), [])
            : new(null, [PermissionRules.PolicyIsReadable.At(root.Location, "a policy document without a Statement allows nothing; give it one")]);
    }

    /// <summary>The policy of a document that is read already.</summary>
    internal static TrustPolicy Of(YamlMap document) => new(Items(document["Statement"]).OfType<YamlMap>().ToList());

    /// <summary>Decides about a request: a statement that denies counts before all that allow.</summary>
    public TrustDecision Decide(TrustRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answers = statements.Select(statement => (Statement: statement, Fit: Fit(statement, request))).ToList();
        if (answers.Find(one => one is { Fit.Fits: true } && one.Statement.TextAt("Effect") == "Deny").Statement is { } deny)
        {
            return new(TrustAnswer.Denied, $"{Name(deny)} denies it");
        }

        if (answers.Find(one => one.Fit.Fits is null && one.Statement.TextAt("Effect") == "Deny").Fit?.Reason is { } maybe)
        {
            return new(TrustAnswer.Unknown, maybe);
        }

        var allow = answers.Find(one => one is { Fit.Fits: true } && one.Statement.TextAt("Effect") == "Allow");
        if (allow.Statement is not null)
        {
            return new(TrustAnswer.Allowed, $"{Name(allow.Statement)} allows it{allow.Fit.Reason}");
        }

        return answers.Find(one => one.Fit.Fits is null).Fit?.Reason is { } unknown
            ? new(TrustAnswer.Unknown, unknown)
            : new(TrustAnswer.Denied, $"no statement allows it: {string.Join("; ", answers.Select(one => $"{Name(one.Statement)}: {one.Fit.Reason}"))}");
    }

    /// <summary>False where no statement allows an action to a principal, whatever conditions say.</summary>
    internal bool MayAllow(string action, TrustedKind kind, string principal) => statements.Exists(statement =>
        statement.TextAt("Effect") != "Deny" && IsOpen(statement["Action"], () => Actions(statement, action))
        && IsOpen(statement["Principal"], () => PrincipalFit(statement, new TrustRequest(action, kind, principal)).Fits is not false));

    // What only a deployment knows may be anything.
    private static bool IsOpen(YamlNode? part, Func<bool> fits) =>
        part?.Scalars().Any(scalar => scalar.Value.Contains("${", StringComparison.Ordinal)) is true || fits();

    private string Name(YamlMap statement) =>
        statement.TextAt("Sid") is { Length: > 0 } sid ? $"statement {sid}" : $"statement {statements.IndexOf(statement) + 1}";

    private static TrustFit Fit(YamlMap statement, TrustRequest request)
    {
        if (!Actions(statement, request.Action))
        {
            return new(false, $"it is not about {request.Action}");
        }

        var principal = PrincipalFit(statement, request);
        if (principal.Fits is not true)
        {
            return principal;
        }

        var condition = TrustConditions.Fit(statement["Condition"] as YamlMap, request.Context);
        return condition.Fits is true ? principal : condition;
    }

    private static bool Actions(YamlMap statement, string action) => statement["NotAction"] is { } except
        ? !Items(except).Any(one => FitsAction(one, action))
        : Items(statement["Action"]).Any(one => FitsAction(one, action));

    private static bool FitsAction(YamlNode node, string action) =>
        node is YamlScalar scalar && IamPattern.Fits(scalar.Value.ToLowerInvariant(), action.ToLowerInvariant());

    private static TrustFit PrincipalFit(YamlMap statement, TrustRequest request)
    {
        if (statement["NotPrincipal"] is not null)
        {
            return new(null, "NotPrincipal is not read");
        }

        if (statement["Principal"] is YamlScalar { Value: "*" })
        {
            return new(true, "");
        }

        var key = request.Kind switch { TrustedKind.Aws => "AWS", TrustedKind.Service => "Service", TrustedKind.Federated => "Federated" };
        var named = Items((statement["Principal"] as YamlMap)?[key]).OfType<YamlScalar>().Select(scalar => scalar.Value).ToList();
        if (named.Contains("*") || named.Contains(request.Principal) || named.Contains(RoleOf(request.Principal)))
        {
            return new(true, "");
        }

        return request.Kind is TrustedKind.Aws && named.Exists(one => IsAccountOf(one, request.Principal))
            ? new(true, ", if the policies of its own account let it take the role on")
            : new(false, $"it does not name {request.Principal}");
    }

    // A session acts as the role that it is of, whose path it does not tell.
    private static string RoleOf(string principal) =>
        principal.Split(':') is [_, var partition, "sts", _, var account, var rest] && rest.Split('/') is ["assumed-role", var role, ..]
        ? $"arn:{partition}:iam::{account}:role/{role}"
        : principal;

    private static bool IsAccountOf(string named, string principal)
    {
        var account = principal.Split(':') is [_, _, _, _, { Length: 12 } number, ..] ? number : "";
        return account.Length > 0 && (named == account || (named.EndsWith(":root", StringComparison.Ordinal)
            && named.Split(':') is [_, _, _, _, var of, _] && of == account));
    }

    internal static IEnumerable<YamlNode> Items(YamlNode? node) => node switch
    {
        null => [],
        YamlList list => list.Items,
        var one => [one],
    };
}

/// <summary>Whether a part of a statement fits; null where that cannot be told.</summary>
internal sealed record TrustFit(bool? Fits, string Reason);
