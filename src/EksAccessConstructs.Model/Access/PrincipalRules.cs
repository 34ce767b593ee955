using System.Text.RegularExpressions;
using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Access;

/// <summary>Why some text cannot be the principal of an access entry, and what to use instead.</summary>
internal static partial class PrincipalRules
{
    public static Finding NotAnArn(string text) => PrincipalIsRoleOrUser.Info.At(
        null, $"'{text}' is not the ARN of an IAM role or user; "
            + "write arn:PARTITION:iam::ACCOUNT:role/NAME or arn:PARTITION:iam::ACCOUNT:user/NAME with a twelve-digit account");

    public static Finding? Refusal(string text, string service, string account, string resource)
    {
        var parts = resource.Split('/');
        return (service, parts) switch
        {
            ("iam", ["role", "aws-service-role", ..]) => NoServiceLinkedRole.Info.At(
                null, $"'{text}' is a service-linked role, which EKS refuses; leave it out: the service gets its access from EKS itself"),
            _ when Sentence(text, service, account, parts) is { } sentence => PrincipalIsRoleOrUser.Info.At(null, sentence),
            _ => null,
        };
    }

    private static string? Sentence(string text, string service, string account, string[] parts) => (service, parts) switch
    {
        ("sts", ["assumed-role", var role, ..]) =>
            $"'{text}' is a session, not a principal; name the role that was assumed: arn:PARTITION:iam::{account}:role/{role} (with its path, if it has one)",
        ("sts", ["federated-user", ..]) =>
            $"'{text}' is a federated user's session, which no access entry can name; let the user assume a role and name the role",
        ("sts", _) => $"'{text}' is a session that no access entry can name; use an IAM role",
        ("iam", ["root"]) => $"'{text}' is the account's root, which no access entry can name; use an IAM role",
        ("iam", ["group", ..]) => $"'{text}' is an IAM group, which EKS does not know; use a role that the group's members may assume",
        ("iam", ["saml-provider" or "oidc-provider", ..]) => $"'{text}' is an identity provider, not a principal; name the role that it lets people assume",
        ("iam", ["instance-profile", ..]) => $"'{text}' is an instance profile; name the role in it",
        ("iam", ["role" or "user", .., ""]) or ("iam", ["role" or "user"]) => $"'{text}' has no name; write arn:PARTITION:iam::ACCOUNT:{parts[0]}/NAME",
        ("iam", ["role" or "user", ..]) when account.Length == 0 => $"'{text}' has no account; write its twelve digits after 'iam::'",
        ("iam", ["role" or "user", ..]) when parts.Any(part => part.Contains('*', StringComparison.Ordinal)) =>
            $"'{text}' has a wildcard, but an access entry names exactly one principal; write one entry for each role",
        ("iam", ["role" or "user", .. var path, var name]) => Misnamed(text, parts[0], path, name),
        _ => NotAnArn(text).Message,
    };

    private static string? Misnamed(string text, string kind, string[] path, string name)
    {
        if (!Name().IsMatch(name))
        {
            return $"'{text}' cannot exist: the name of a {kind} holds up to 64 letters, digits and + = , . @ _ -";
        }

        return path.Any(part => part.Length == 0)
            ? $"'{text}' cannot exist: its path has an empty part; write one slash between the parts"
            : null;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9+=,.@_-]{1,64}\z")]
    private static partial Regex Name();
}
