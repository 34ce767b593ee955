using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access;

/// <summary>What an IAM principal is.</summary>
public enum PrincipalKind
{
    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>Text that only a deployment resolves, such as a CDK token; nothing is known about it.</summary>
    Unresolved,
}

/// <summary>The ARN of an IAM role or user, as an access entry names it.</summary>
/// <remarks>Rules AE01, AE03, AE04 of EKS. Two are equal where their text is equal, byte for byte.</remarks>
public sealed partial record PrincipalArn
{
    private PrincipalArn(string text) => Text = text;

    /// <summary>The whole ARN, or the unresolved text.</summary>
    public string Text { get; }

    /// <summary>What the principal is.</summary>
    public PrincipalKind Kind { get; private init; }

    /// <summary>The partition: aws, aws-cn, aws-us-gov, …; empty where unresolved.</summary>
    public string Partition { get; private init; } = "";

    /// <summary>The account of twelve digits; empty where unresolved.</summary>
    public string Account { get; private init; } = "";

    /// <summary>The path between <c>role/</c> or <c>user/</c> and the name, with both slashes; <c>/</c> where there is none, empty where unresolved.</summary>
    public string Path { get; private init; } = "";

    /// <summary>The name without path; empty where unresolved.</summary>
    public string Name { get; private init; } = "";

    /// <summary>True for a role that IAM Identity Center made for a permission set.</summary>
    public bool IsSsoRole => Kind is PrincipalKind.Role && Path.StartsWith("/aws-reserved/sso.amazonaws.com/", StringComparison.Ordinal);

    /// <summary>True where deployment alone can tell what this is.</summary>
    public bool IsUnresolved => Kind is PrincipalKind.Unresolved;

    /// <summary>Text that stands for an ARN until deployment, such as a CDK token. It is passed through and never looked into.</summary>
    public static PrincipalArn Unresolved(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return new PrincipalArn(token) { Kind = PrincipalKind.Unresolved };
    }

    /// <summary>Reads an ARN; a finding says why it cannot be a principal and what to use instead.</summary>
    /// <param name="text">The text; CDK token markers make it unresolved.</param>
    /// <param name="spot">Where it stands.</param>
    public static Reading<PrincipalArn> Read(string text, SourceSpot? spot = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("${Token[", StringComparison.Ordinal))
        {
            return new(Unresolved(text), []);
        }

        var match = Shape().Match(text);
        return match.Success && Problem(match) is not { } problem
            ? new(From(text, match), [])
            : new(null, [PrincipalRules.IsRoleOrUser.At(spot, match.Success ? Problem(match) ?? "" : PrincipalRules.NotAnArn(text))]);

        string? Problem(Match arn) => PrincipalRules.Problem(text, arn.Groups["service"].Value, arn.Groups["resource"].Value);
    }

    /// <summary>Reads an ARN that is known to be right.</summary>
    /// <exception cref="FormatException">The text is no role or user; the message says what to use instead.</exception>
    public static PrincipalArn Parse(string text) => Read(text).OrThrow();

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static PrincipalArn From(string text, Match arn)
    {
        var resource = arn.Groups["resource"].Value;
        var (first, last) = (resource.IndexOf('/', StringComparison.Ordinal), resource.LastIndexOf('/'));
        return new PrincipalArn(text)
        {
            Kind = resource[..first] == "role" ? PrincipalKind.Role : PrincipalKind.User,
            Partition = arn.Groups["partition"].Value,
            Account = arn.Groups["account"].Value,
            Path = resource[first..(last + 1)],
            Name = resource[(last + 1)..],
        };
    }

    [GeneratedRegex(@"^arn:(?<partition>aws[a-z-]*):(?<service>[a-z-]+)::(?<account>[0-9]{12}):(?<resource>[\x21-\x7e]+)\z")]
    private static partial Regex Shape();
}
