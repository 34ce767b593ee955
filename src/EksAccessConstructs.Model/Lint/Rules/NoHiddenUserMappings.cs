using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A principal is in one section of aws-auth.</summary>
internal sealed class NoHiddenUserMappings() : LintRule(
    new("AA002", Severity.Warning, "No principal is in both mapUsers and mapRoles."),
    "mapRoles is asked first, so the item of mapUsers never answers",
    "take the item of mapUsers out")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from user in input.CountingAwsAuth?.StoredUsers ?? []
        let role = input.CountingAwsAuth?.StoredRoles.FirstOrDefault(role => role.Sso is null && GoText.EqualFold(role.Arn, user.Arn))
        where role is not null
        select Breach(user.Who, user.Origin, $"is in mapRoles too ({role.Origin}), which is asked first; take this item out");
}
