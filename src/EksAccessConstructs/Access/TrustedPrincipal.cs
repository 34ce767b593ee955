using System.Text.Json;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access;

/// <summary>One principal of a role's trust, with the conditions that it brings: whom it really lets in.</summary>
/// <remarks>Source: IAM User Guide, "Principal element", "AWS global condition context keys", "Available keys for OIDC federation".</remarks>
internal sealed partial class TrustedPrincipal
{
    private const string CognitoAudience = "cognito-identity.amazonaws.com:aud"; // the number of one identity pool, not of a provider for all the world

    // Keys that bind a principal to an organization, an account or a name, whoever the star stands for.
    private static readonly string[] Binding = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn"];

    private readonly List<(string Operator, string Key, string[] Values)> conditions;
    private readonly bool isWebIdentity;

    private TrustedPrincipal(Iam.IPrincipal principal)
    {
        var fragment = principal.PolicyFragment;
        Names = [.. NamesIn(JsonSerializer.SerializeToElement(fragment.PrincipalJson))];
        conditions = [.. ConditionsIn(JsonSerializer.SerializeToElement(fragment.Conditions))];
        isWebIdentity = principal.AssumeRoleAction == "sts:AssumeRoleWithWebIdentity";
    }

    /// <summary>The ARNs, accounts, services or providers that it names.</summary>
    public IReadOnlyList<string> Names { get; }

    private string Shown => $"'{string.Join("', '", Names)}'";

    /// <summary>Reads a principal of the CDK.</summary>
    /// <param name="principal">The principal.</param>
    public static TrustedPrincipal Of(Iam.IPrincipal principal) => new(principal);

    /// <summary>Why strangers could take on a role that trusts it; null where they cannot.</summary>
    public Finding? Strangers()
    {
        var star = Names.FirstOrDefault(name => name.Contains('*', StringComparison.Ordinal));
        if (star is not null && !(star == "*" && Array.Exists(Binding, IsBound)))
        {
            return AppRules.NoStrangers.At(null, $"'{star}' lets strangers take on the role; name roles, users or accounts, or an organization");
        }

        return isWebIdentity && !conditions.Exists(NamesSubject)
            ? AppRules.TokensNameTheirSubject.At(null, $"{Shown} lets everybody with a token of it take on the role{OnlyAudience()}; "
                + "give the principal a condition on the token's subject, such as StringEquals on 'PROVIDER:sub'")
            : null;
    }

    /// <summary>The foreign account or the organization that it lets in as a whole; null where it names somebody.</summary>
    /// <param name="stack">The stack of the role.</param>
    public string? Whole(Cdk.Stack stack)
    {
        if (IsBound("aws:PrincipalArn"))
        {
            return null;
        }

        var foreign = Cdk.Token.IsUnresolved(stack.Account)
            ? null
            : Names.Select(name => Root().Match(Written(name, stack)).Groups["account"].Value)
                .FirstOrDefault(other => other.Length > 0 && other != stack.Account);
        return (foreign, Names.Contains("*")) switch
        {
            ({ } other, _) => $"account {other}",
            (null, true) => $"the organization or accounts '{string.Join("', '", Bound().SelectMany(condition => condition.Values))}'",
            _ => null,
        };
    }

    // The CDK writes the ARN of an account only in a stack, whose partition it takes.
    private static string Written(string name, Cdk.Stack stack) => Cdk.Token.IsUnresolved(name) ? JsonSerializer.Serialize(stack.Resolve(name)) : name;

    private IEnumerable<(string Operator, string Key, string[] Values)> Bound() =>
        conditions.Where(condition => Binding.Contains(condition.Key, StringComparer.OrdinalIgnoreCase));

    private bool IsBound(string key) => conditions.Exists(condition =>
        condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && IsPositive(condition.Operator) && Array.TrueForAll(condition.Values, SaysSomething));

    private static bool NamesSubject((string Operator, string Key, string[] Values) condition) => IsPositive(condition.Operator)
        && (condition.Key.EndsWith(":sub", StringComparison.OrdinalIgnoreCase) || condition.Key.Equals(CognitoAudience, StringComparison.OrdinalIgnoreCase))
        && Array.TrueForAll(condition.Values, SaysSomething);

    private string OnlyAudience() => conditions.Exists(condition => condition.Key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase))
        ? ", since an audience is the same for all of them"
        : "";

    // An operator that denies, or that holds where the request carries nothing, binds nobody.
    private static bool IsPositive(string name) => Operator().IsMatch(name);

    // 'repo:*' is every repository of everybody.
    private static bool SaysSomething(string value) => value.TrimEnd('*') is { Length: > 0 } start && start != "repo:" && !value.StartsWith('*');

    private static IEnumerable<string> NamesIn(JsonElement principals) => principals.EnumerateObject().SelectMany(kind => Texts(kind.Value));

    private static IEnumerable<(string Operator, string Key, string[] Values)> ConditionsIn(JsonElement conditions) =>
        from operation in Properties(conditions)
        from test in Properties(operation.Value)
        select (operation.Name, test.Name, Texts(test.Value).ToArray());

    private static IEnumerable<JsonProperty> Properties(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object ? element.EnumerateObject().AsEnumerable() : [];

    private static IEnumerable<string> Texts(JsonElement value) =>
        (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value])
        .Select(one => one.ValueKind is JsonValueKind.String ? one.GetString() ?? "" : one.GetRawText());

    [GeneratedRegex("^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$")]
    private static partial Regex Operator();

    [GeneratedRegex(@"(?:^|:iam::)(?<account>[0-9]{12})(?::root(?:""|\z)|\z)")]
    private static partial Regex Root();
}
