namespace EksAccessConstructs.Access;

/// <summary>What kind of caller STS names.</summary>
public enum CallerKind
{
    /// <summary>A session of a role, IAM Identity Center's included.</summary>
    AssumedRole,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session that GetFederationToken made.</summary>
    FederatedUser,

    /// <summary>The account itself.</summary>
    Root,

    /// <summary>A role without a session. STS never returns one; it stands for any session of the role.</summary>
    Role,
}

/// <summary>A caller, as the authenticator knows it from the answer of STS GetCallerIdentity.</summary>
/// <remarks>Source: aws-iam-authenticator, <c>getIdentityFromSTSResponse</c> and <c>arn.Canonicalize</c>. STS leaves the path of a role
/// out, so nobody ever calls with one.</remarks>
public sealed record CallerIdentity
{
    private CallerIdentity()
    {
    }

    /// <summary>What kind of caller this is.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The ARN that STS returns.</summary>
    public required string Arn { get; init; }

    /// <summary>The ARN that mappings are looked up by: of a session the ARN of its role, without path.</summary>
    public required string CanonicalArn { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The unique id of the role or user, such as AROAEXAMPLE; empty where it is not known.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>The session name; empty for callers that have none, null where any session of the role is meant.</summary>
    public string? SessionName { get; init; } = "";

    /// <summary>The access key that the token was signed with; null where it is not known.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The partition of the ARN.</summary>
    public string Partition => Arn.Split(':')[1];

    /// <summary>True for a session of a role that IAM Identity Center made for a permission set.</summary>
    public bool IsSsoRole => CanonicalArn.Contains(":role/AWSReservedSSO_", StringComparison.Ordinal);

    /// <summary>Reads a caller from what STS answers.</summary>
    /// <param name="arn">The ARN. A role's ARN stands for all its sessions, or for one where <paramref name="sessionName"/> is
    /// given; its path is left out, as STS does.</param>
    /// <param name="userId">The user id of the answer: AROAEXAMPLE:session for a session. Null: made from the ARN.</param>
    /// <param name="accountId">The account of the answer. Null: the one in the ARN.</param>
    /// <param name="accessKeyId">The access key of the token. Null: not known.</param>
    /// <param name="sessionName">The session name for a role's ARN.</param>
    /// <returns>The caller, or a finding in the words of the authenticator where it refuses the caller before any mapping.</returns>
    public static Reading<CallerIdentity> Read(
        string arn, string? userId = null, string? accountId = null, string? accessKeyId = null, string? sessionName = null)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var (kind, canonical, problem) = Canonicalize(arn);
        if (problem is not null)
        {
            return Refused(problem);
        }

        var parts = arn.Split(':', 6);
        var caller = new CallerIdentity
        {
            Kind = kind,
            Arn = arn,
            CanonicalArn = canonical,
            AccountId = accountId ?? parts[4],
            PrincipalId = userId ?? "",
            AccessKeyId = accessKeyId,
        };
        return kind switch
        {
            CallerKind.User or CallerKind.FederatedUser or CallerKind.Root => new(caller, []),
            CallerKind.Role when userId is null => Session(caller, parts, sessionName),
            _ => WithUserId(caller, userId ?? $":{sessionName ?? arn[(arn.LastIndexOf('/') + 1)..]}"),
        };
    }

    /// <summary>Any session of a role, or an IAM user, given as an access entry names it. A role's path is left out, as STS does.</summary>
    /// <exception cref="ArgumentException">The principal is not resolved, so nobody knows its name.</exception>
    public static CallerIdentity Of(PrincipalArn principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.IsUnresolved
            ? throw new ArgumentException($"'{principal}' is known at deployment only", nameof(principal))
            : Read(principal.Text).Value ?? throw new ArgumentException($"the authenticator refuses '{principal}'", nameof(principal));
    }

    private static Reading<CallerIdentity> Session(CallerIdentity caller, string[] parts, string? sessionName)
    {
        var name = parts[5][(parts[5].LastIndexOf('/') + 1)..];
        var role = caller with { CanonicalArn = $"arn:{parts[1]}:iam::{parts[4]}:role/{name}", SessionName = null };
        if (sessionName is null)
        {
            return new(role, []);
        }

        var session = role with { Kind = CallerKind.AssumedRole, Arn = $"arn:{parts[1]}:sts::{parts[4]}:assumed-role/{name}/{sessionName}" };
        return WithUserId(session, $":{sessionName}");
    }

    private static Reading<CallerIdentity> WithUserId(CallerIdentity caller, string userId) => userId.Split(':') switch
    {
        [var id, var session] => new(caller with { PrincipalId = id, SessionName = session }, []),
        _ => Refused($"malformed UserID \"{userId}\""),
    };

    private static (CallerKind Kind, string Canonical, string? Problem) Canonicalize(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts[0] != "arn" || parts.Length == 1 || parts.Length < 6)
        {
            var why = arn.StartsWith("arn:", StringComparison.Ordinal) ? "arn: not enough sections" : "arn: invalid prefix";
            return (default, "", $"arn '{arn}' is invalid: '{why}'");
        }

        if (!Partitions.IsKnown(parts[1]))
        {
            return (default, "", $"arn '{arn}' does not have a recognized partition");
        }

        var resource = parts[5].Split('/');
        return (parts[2], resource) switch
        {
            ("sts", ["federated-user", ..]) => (CallerKind.FederatedUser, arn, null),
            ("sts", ["assumed-role", _, _, ..]) => (CallerKind.AssumedRole, $"arn:{parts[1]}:iam::{parts[4]}:role/{string.Join('/', resource[1..^1])}", null),
            ("sts", ["assumed-role", ..]) => (default, "", $"assumed-role arn '{arn}' does not have a role"),
            ("iam", ["role", ..]) => (CallerKind.Role, arn, null),
            ("iam", ["user", ..]) => (CallerKind.User, arn, null),
            ("iam", ["root", ..]) => (CallerKind.Root, arn, null),
            ("sts" or "iam", _) => (default, "", $"unrecognized resource {parts[5]} for service {parts[2]}"),
            _ => (default, "", $"service {parts[2]} in arn {arn} is not a valid service for identities"),
        };
    }

    private static Reading<CallerIdentity> Refused(string problem) =>
        new(null, [CallerRules.CallerIsKnown.At(null, $"sts getCallerIdentity failed: {problem}")]);
}
