namespace EksAccessConstructs.Lint.Rules;

/// <summary>Principals are let in, not accounts.</summary>
internal sealed class NoWholeAccounts() : LintRule(
    new("AA004", Severity.Warning, "aws-auth lets no whole account in."),
    "everybody of the account gets in with the own ARN as user name, whoever may make a role there included, and no access entry can say so",
    "name the roles that are used")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from account in input.CountingAwsAuth?.Accounts.DistinctBy(account => account.Id) ?? []
        select Breach($"account {account.Id}", account.Origin, "lets in everybody of the account; name the roles that are used");
}
