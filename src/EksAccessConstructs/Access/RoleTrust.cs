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
        _ => AssumableBy.Select(Problem).FirstOrDefault(problem => problem is not null),
    };

    /// <summary>What lets in more than somebody may have meant: a whole foreign account, or an organization.</summary>
    /// <param name="stack">The stack of the role.</param>
    /// <param name="purpose">What whoever takes it on may do.</param>
    public IEnumerable<Finding> Doubts(Cdk.Stack stack, string purpose) =>
        from principal in AssumableBy
        let whole = TrustedPrincipal.Of(principal).Whole(stack)
        where whole is not null
        select AppRules.NoWholeForeignAccount.At(null, $"every identity of {whole} that IAM there allows to may {purpose}; name roles there, "
            + "or give the principal a condition on aws:PrincipalArn");

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

    private static string WithoutMfa(string role) =>
        $"sessions of the role '{role}' carry no MFA, so it could never take on this role; ask for MFA where people get '{role}', and leave RequireMfa out";

    private string? Problem(Iam.IPrincipal principal)
    {
        var trusted = TrustedPrincipal.Of(principal);
        return trusted.Strangers()?.ToString() ?? trusted.Names.Select(Mfa).FirstOrDefault(problem => problem is not null);
    }

    private string? Mfa(string name) =>
        RequireMfa && PrincipalArn.Read(name).Value is { Kind: PrincipalKind.Role, IsUnresolved: false } ? WithoutMfa(name) : null;
}
