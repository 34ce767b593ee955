namespace EksAccessConstructs.Access;

/// <summary>Why some text cannot be the principal of an access entry, and what to use instead.</summary>
internal static class PrincipalRules
{
    /// <summary>AE01 and AE04.</summary>
    public static readonly RuleInfo IsRoleOrUser = new("EKS041", Severity.Error, "The principal of an access entry is one IAM role or user (AE01, AE04).");

    public static string NotAnArn(string text) =>
        $"'{text}' is no ARN of an IAM role or user; write arn:aws:iam::ACCOUNT:role/NAME or arn:aws:iam::ACCOUNT:user/NAME with a twelve-digit account";

    public static string? Problem(string text, string service, string resource)
    {
        var parts = resource.Split('/');
        return (service, parts) switch
        {
            ("sts", ["assumed-role", var role, ..]) =>
                $"'{text}' is a session, not a principal; name the role that was assumed: arn:…:iam::ACCOUNT:role/{role} (with its path, if it has one)",
            ("sts", _) => $"'{text}' is a session that no access entry can name; use an IAM role or user",
            ("iam", ["root"]) => $"'{text}' is the account's root, which no access entry can name; use an IAM role",
            ("iam", ["group", ..]) => $"'{text}' is an IAM group, which EKS does not know; use a role that the group's members may assume",
            ("iam", ["role", "aws-service-role", ..]) => $"'{text}' is a service-linked role, which EKS refuses; the service gets its access from EKS itself",
            ("iam", ["role" or "user", .., not ""]) => null,
            ("iam", ["role" or "user", ..]) => $"'{text}' has no name; write arn:…:iam::ACCOUNT:role/NAME",
            ("iam", ["instance-profile", ..]) => $"'{text}' is an instance profile; name the role in it",
            _ => NotAnArn(text),
        };
    }
}
