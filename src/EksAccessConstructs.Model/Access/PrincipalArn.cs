using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access;

/// <summary>What an IAM principal is.</summary>
public enum PrincipalKind
{
    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>Text that only a deployment resolves, such as a CDK token; not even role or user is known.</summary>
    Unresolved,
}

/// <summary>The ARN of an IAM role or user, as an access entry names it.</summary>
/// <remarks>Rules AE01, AE03, AE04 of EKS. Two are equal where their text is equal, byte for byte.</remarks>
public sealed partial record PrincipalArn
{
    private const string SsoPath = "/aws-reserved/sso.amazonaws.com/";

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

    /// <summary>The name without path; empty where unresolved, but for a role whose label was given.</summary>
    public string Name { get; private init; } = "";

    /// <summary>True for a role that IAM Identity Center made for a permission set.</summary>
    public bool IsSsoRole => Kind is PrincipalKind.Role && Path.StartsWith(SsoPath, StringComparison.Ordinal);

    /// <summary>The permission set that IAM Identity Center made the role for; null for every other principal.</summary>
    public string? PermissionSet => IsSsoRole && SsoName().Match(Name) is { Success: true } match ? match.Groups["set"].Value : null;

    /// <summary>True where deployment alone can tell the ARN.</summary>
    public bool IsUnresolved { get; private init; }

    /// <summary>Which callers an unresolved principal may turn out to be, as an ARN without path in which <c>*</c> stands for what is not known; null
    /// where its name is one that nobody has written down before, or where nothing is known of it.</summary>
    /// <value>Default: null.</value>
    internal string? Pattern { get; init; }

    /// <summary>The ARN as the authenticator sees a caller: without path, since AWS STS leaves it out of a session's
    /// ARN. The text itself where unresolved.</summary>
    public string WithoutPath => IsUnresolved || Kind is PrincipalKind.User ? Text : $"arn:{Partition}:iam::{Account}:role/{Name}";

    /// <summary>Text that stands for an ARN until deployment, such as a CDK token. It is passed through and never looked into.</summary>
    public static PrincipalArn Unresolved(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return new PrincipalArn(token) { Kind = PrincipalKind.Unresolved, IsUnresolved = true };
    }

    /// <summary>Text that stands for the ARN of what is known to be a role, such as one that the same app defines.</summary>
    /// <param name="token">The text that stands for the ARN.</param>
    /// <param name="label">What to call the role where its ARN is not known, such as its place in the app; it becomes the <see cref="Name"/>.</param>
    public static PrincipalArn UnresolvedRole(string token, string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        return Unresolved(token) with { Kind = PrincipalKind.Role, Name = label };
    }

    /// <summary>Text that stands for the ARN of what is known to be a user.</summary>
    /// <param name="token">The text that stands for the ARN.</param>
    /// <param name="label">What to call the user where its ARN is not known; it becomes the <see cref="Name"/>.</param>
    internal static PrincipalArn UnresolvedUser(string token, string label) => UnresolvedRole(token, label) with { Kind = PrincipalKind.User };

    /// <summary>Text that only a deployment resolves, called by what it stands for in messages; not even role or user is known.</summary>
    /// <param name="token">The text that stands for the ARN.</param>
    /// <param name="label">What to call it; it becomes the <see cref="Name"/>.</param>
    internal static PrincipalArn UnresolvedCalled(string token, string label) => Unresolved(token) with { Name = label };

    /// <summary>Reads an ARN; a finding says why it cannot be a principal and what to use instead.</summary>
    /// <param name="text">The text; CDK token markers make it unresolved.</param>
    /// <param name="location">Where it is written.</param>
    public static Reading<PrincipalArn> Read(string text, SourceLocation? location = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("${Token[", StringComparison.Ordinal))
        {
            return new(Unresolved(text), []);
        }

        var arn = Shape().Match(text);
        var refusal = arn.Success
            ? PrincipalRules.Refusal(text, arn.Groups["service"].Value, arn.Groups["account"].Value, arn.Groups["resource"].Value)
            : PrincipalRules.NotAnArn(text);
        return refusal is null ? new(From(text, arn), []) : new(null, [refusal with { Location = location }]);
    }

    /// <summary>Reads an ARN that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not a role or user; the message says what to use instead.</exception>
    public static PrincipalArn Parse(string text) => Read(text).OrThrow();

    /// <summary>True where both are the same principal in the same place, whatever the path: IAM has each role name
    /// and each user name once in an account.</summary>
    public bool IsSameIgnoringPath(PrincipalArn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Text == other.Text
            || (!IsUnresolved && !other.IsUnresolved && (Kind, Partition, Account, Name) == (other.Kind, other.Partition, other.Account, other.Name));
    }

    /// <inheritdoc/>
    public bool Equals(PrincipalArn? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => IsUnresolved && Name.Length > 0 ? Name : Text;

    private static PrincipalArn From(string text, Match arn)
    {
        var resource = arn.Groups["resource"].Value;
        var first = resource.IndexOf('/', StringComparison.Ordinal);
        var last = resource.LastIndexOf('/');
        return new PrincipalArn(text)
        {
            Kind = resource[..first] == "role" ? PrincipalKind.Role : PrincipalKind.User,
            Partition = arn.Groups["partition"].Value,
            Account = arn.Groups["account"].Value,
            Path = resource[first..(last + 1)],
            Name = resource[(last + 1)..],
        };
    }

    [GeneratedRegex(@"^arn:(?<partition>aws[a-z-]*):(?<service>[a-z-]+)::(?<account>[0-9]{12}|):(?<resource>[\x21-\x7e]+)\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^AWSReservedSSO_(?<set>.+)_[0-9a-f]{16}\z")]
    private static partial Regex SsoName();
}
