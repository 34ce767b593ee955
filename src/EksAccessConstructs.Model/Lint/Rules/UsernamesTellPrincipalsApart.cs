namespace EksAccessConstructs.Lint.Rules;

/// <summary>Two principals have two user names.</summary>
internal sealed class UsernamesTellPrincipalsApart() : LintRule(
    new("EA016", Severity.Warning, "Two principals do not get the same user name."),
    "audit logs and RBAC cannot tell them apart",
    "leave the user name out, or put {{SessionName}} into it")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from same in input.Identities.Where(identity => !identity.IsForNodes && identity.Username is { IsFixed: true, Text.Length: > 0 })
            .GroupBy(identity => identity.Username.Text, StringComparer.Ordinal)
        from identity in same.Skip(1)
        where identity.Who != same.First().Who
        select Breach(identity.Who, identity.Origin,
            $"becomes the user '{same.Key}', as '{same.First().Who}' does; leave the user name out, or put {{{{SessionName}}}} into it");
}
