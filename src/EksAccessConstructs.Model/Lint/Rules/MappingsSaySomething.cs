using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A mapping gives a user name and no empty group.</summary>
internal sealed class MappingsSaySomething() : LintRule(
    new("AA007", Severity.Warning, "A mapping of aws-auth has a user name, and no empty group."),
    "an empty user name cannot be told apart in audit logs, and an empty group is what the authenticator makes of a value that is not text",
    "give a user name, and put groups in quotes")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        from problem in Problems(item)
        select Breach(item.Who, item.Origin, problem);

    private static IEnumerable<string> Problems(AwsAuthItem item)
    {
        if (item.Username.Length == 0)
        {
            yield return "has no user name; give one";
        }

        if (item.Groups.Contains("", StringComparer.Ordinal))
        {
            yield return "has an empty group; put its groups in quotes";
        }
    }
}
