namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth names roles as the authenticator compares them.</summary>
internal sealed class MappingsNameRoles() : LintRule(
    new("EA007", Severity.Error, "aws-auth names a role by its IAM ARN without path."),
    "the authenticator turns a session into the ARN of its role without path, so an ARN with a path or of a session never matches",
    "write arn:aws:iam::ACCOUNT:role/NAME without path")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        let problem = Problem(item.Arn)
        where problem is not null
        select Breach(item.Who, item.Origin, problem);

    private static string? Problem(string arn) => arn.Split(':', 6) switch
    {
        [_, var partition, "sts", _, var account, var resource] when resource.Split('/') is ["assumed-role", var role, ..] =>
            $"is a session, which never matches; write 'arn:{partition}:iam::{account}:role/{role}'",
        [_, var partition, "iam", _, var account, var resource] when resource.Split('/') is ["role", _, .., var name] =>
            $"has a path, so it never matches; write 'arn:{partition}:iam::{account}:role/{name}'",
        _ => null,
    };
}
