namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth names roles, not permission sets.</summary>
internal sealed class NoPermissionSetsInAwsAuth() : LintRule(
    new("AA008", Severity.Error, "No mapping of aws-auth names a permission set."),
    "the authenticator reads such items only where an alpha feature gate is on, which EKS leaves off",
    "name the role that IAM Identity Center made for the permission set, without its path")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredRoles ?? []
        where item.Sso is not null
        select Breach(item.Who, item.Origin, "lets nobody in on EKS; name the role 'arn:aws:iam::ACCOUNT:role/AWSReservedSSO_…' without its path");
}
