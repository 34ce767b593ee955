using System.Text.Json;

namespace EksAccessConstructs.Access;

/// <summary>Who may take on a role, and under which conditions.</summary>
internal sealed record RoleTrust(IReadOnlyList<Iam.IPrincipal> AssumableBy, bool RequireMfa, string? ExternalId, TimeSpan? MaxSession)
{
    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem() => this switch
    {
        { MaxSession: { TotalHours: < 1 or > 12 } session } => $"a session of {session.TotalHours:0.##} hours cannot be; IAM takes 1 to 12 hours",
        { ExternalId.Length: < 2 or > 1224 } => "an external id has 2 to 1224 characters",
        { RequireMfa: true } when AssumableBy.OfType<Iam.IRole>().FirstOrDefault() is { } role => WithoutMfa(role.Node.Path),
        _ => AssumableBy.Select(Unbound).Concat(AssumableBy.SelectMany(Names).Select(Problem)).FirstOrDefault(problem => problem is not null),
    };

    /// <summary>The principal of the trust policy: each one with a statement of its own.</summary>
    public Iam.IPrincipal Principal(Cdk.Stack stack)
    {
        Iam.IPrincipal[] named = AssumableBy is [] ? [new Iam.ArnPrincipal($"arn:{Cdk.Aws.PARTITION}:iam::{stack.Account}:root")] : [.. AssumableBy];
        var conditions = Conditions();
        var bound = conditions.Count == 0 ? named : [.. named.Select(one => new Iam.PrincipalWithConditions(one, conditions))];
        return bound is [var only] ? only : new Iam.CompositePrincipal(bound);
    }

    private Dictionary<string, object> Conditions()
    {
        var conditions = new Dictionary<string, object>();
        if (RequireMfa)
        {
            conditions["Bool"] = new Dictionary<string, object> { ["aws:MultiFactorAuthPresent"] = "true" };
        }

        if (ExternalId is not null)
        {
            conditions["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = ExternalId };
        }

        return conditions;
    }

    // An identity provider vouches for everybody it knows, which may be the whole world; only a condition says whom it is to let in.
    private static string? Unbound(Iam.IPrincipal principal) =>
        principal.AssumeRoleAction == "sts:AssumeRoleWithWebIdentity" && principal.PolicyFragment.Conditions.Count == 0
        ? $"'{string.Join("', '", Names(principal))}' lets everybody with a token of it take on the role; give the principal a condition on the token's subject"
        : null;

    private static string WithoutMfa(string role) =>
        $"sessions of the role '{role}' carry no MFA, so it could never take on this role; ask for MFA where people get '{role}', and leave RequireMfa out";

    private string? Problem(string name)
    {
        if (name.Contains('*', StringComparison.Ordinal))
        {
            return $"'{name}' lets strangers take on the role; name roles, users or accounts";
        }

        return RequireMfa && PrincipalArn.Read(name).Value is { Kind: PrincipalKind.Role, IsUnresolved: false } ? WithoutMfa(name) : null;
    }

    private static IEnumerable<string> Names(Iam.IPrincipal principal) => JsonSerializer.SerializeToElement(principal.PolicyFragment.PrincipalJson)
        .EnumerateObject()
        .SelectMany(kind => kind.Value.ValueKind is JsonValueKind.Array ? kind.Value.EnumerateArray().AsEnumerable() : [kind.Value])
        .Select(name => name.GetString() ?? "");
}
