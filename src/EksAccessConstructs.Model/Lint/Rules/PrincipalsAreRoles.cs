using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Roles are let in, not users.</summary>
internal sealed class PrincipalsAreRoles : LintRule
{
    public PrincipalsAreRoles()
        : base(
            new("EA014", Severity.Info, "Roles are let in, not IAM users."),
            "users log in with keys that do not expire, and one user is one person's end of access for all",
            "let people assume a role, by IAM Identity Center if there is one") =>
        EksBenchmark = ["5.5.1"];

    public override IEnumerable<LintFinding> Check(LintInput input) =>
        input.Entries.Where(grant => grant.Principal.Kind is PrincipalKind.User).Select(grant => Problem(grant.Principal.Text, grant.Origin))
        .Concat((input.CountingAwsAuth?.StoredItems ?? [])
            .Where(item => item.Arn.Contains(":user/", StringComparison.Ordinal))
            .Select(item => Problem(item.Who, item.Origin)));

    private LintFinding Problem(string who, Origin origin) => Breach(who, origin, "is an IAM user, with keys that do not expire; let people assume a role");
}
