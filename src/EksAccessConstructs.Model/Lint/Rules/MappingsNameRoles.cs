namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth names roles as the authenticator compares them.</summary>
internal sealed class MappingsNameRoles() : LintRule(
    new("EA007", Severity.Error, "aws-auth names a role by its IAM ARN without path."),
    "the authenticator turns a session into the ARN of its role without path, so an ARN with a path, of a session, or of another form never matches",
    "write arn:aws:iam::ACCOUNT:role/NAME without path")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        where item.Sso is null
        let problem = Problem(item.Arn)
        where problem is not null
        select Breach(item.Who, item.Origin, problem);

    private static string? Problem(string arn) => arn.Split(':', 6) switch
    {
        [_, var partition, "sts", _, var account, var resource] when resource.Split('/') is ["assumed-role", var role, ..] =>
            $"is a session, which never matches; write 'arn:{partition}:iam::{account}:role/{role}'",
        [_, var partition, "iam", _, var account, var resource] when resource.Split('/') is ["role", _, .., var name] =>
            $"has a path, so it never matches; write 'arn:{partition}:iam::{account}:role/{name}'",
        [var scheme, _, var service, _, var account, _] when Same(scheme, "arn") && (Same(service, "iam") || Same(service, "sts")) => IsAccount(account)
            ? null
            : $"has '{account}' where the account of twelve digits stands, so it never matches; write the account",
        [['{', .., '}']] => null,
        _ => "is not an ARN of IAM, so it never matches; write arn:aws:iam::ACCOUNT:role/NAME, or user/NAME",
    };

    // The authenticator does not look at letter case.
    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}
