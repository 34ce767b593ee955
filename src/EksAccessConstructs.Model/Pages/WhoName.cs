using EksAccessConstructs.Access;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>What somebody is.</summary>
internal enum WhoKind
{
    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>Somebody of IAM whose ARN only the deployment tells.</summary>
    Deployed,

    /// <summary>A user of Kubernetes.</summary>
    KubernetesUser,

    /// <summary>A group of Kubernetes.</summary>
    Group,

    /// <summary>A service account.</summary>
    ServiceAccount,
}

/// <summary>The name of somebody, taken apart to be shown: what tells it from others, and what stands before that.</summary>
/// <param name="Full">The whole name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Prefix">What stands before, such as <c>arn:aws:iam::111122223333:</c>; may be empty.</param>
internal sealed record WhoName(string Full, WhoKind Kind, string Prefix)
{
    private static readonly string[] Words =
        ["IAM role", "IAM user", "IAM, named at deployment", "Kubernetes user", "Kubernetes group", "service account"];

    /// <summary>What tells it from others, such as <c>role/platform/admins</c>.</summary>
    public string Short => Full[Prefix.Length..];

    /// <summary>The kind in words.</summary>
    public string KindWords => WordsOf(Kind);

    /// <summary>True for somebody of IAM, who is let in by an entry or a row of aws-auth.</summary>
    public bool IsPrincipal => Kind is WhoKind.Role or WhoKind.User or WhoKind.Deployed;

    /// <summary>The name of somebody as reports and comparisons have it.</summary>
    public static WhoName Of(string who) => SubjectName.AsIdentity(who) is null ? Principal(who) : Subject(who);

    /// <summary>A kind in words.</summary>
    public static string WordsOf(WhoKind kind) => Words[(int)kind];

    private static WhoName Principal(string who) => PrincipalArn.Read(who).Value switch
    {
        { Kind: PrincipalKind.Role } => new(who, WhoKind.Role, BeforeLastColon(who)),
        { Kind: PrincipalKind.User } => new(who, WhoKind.User, BeforeLastColon(who)),
        _ => new(who, WhoKind.Deployed, ""),
    };

    private static WhoName Subject(string who)
    {
        var prefix = who[..(who.IndexOf(':', StringComparison.Ordinal) + 1)];
        return new(who, prefix switch { "user:" => WhoKind.KubernetesUser, "group:" => WhoKind.Group, _ => WhoKind.ServiceAccount }, prefix);
    }

    private static string BeforeLastColon(string arn) => arn[..(arn.IndexOf(":role/", StringComparison.Ordinal) is var role and >= 0
        ? role + 1
        : arn.IndexOf(":user/", StringComparison.Ordinal) + 1)];
}
