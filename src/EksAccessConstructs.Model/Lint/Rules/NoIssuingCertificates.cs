using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody makes client certificates for themselves.</summary>
internal sealed class NoIssuingCertificates : LintRule
{
    private const string Group = "certificates.k8s.io";

    public NoIssuingCertificates()
        : base(
            new("RB026", Severity.Error, "No role both requests and approves or signs certificates."),
            "a client certificate logs in as any user and group, system:masters included, and cannot be revoked",
            "give requesting and approving to different identities, and limit approve and sign to the signers that are needed")
    {
        GoodPractice = "CSRs and certificate issuing";
        KubernetesBenchmark = ["5.1.11"];
    }

    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from role in input.Roles
        where role.Rules.Any(rule => rule.Names(Group, "certificatesigningrequests") && rule.Gives("create"))
        let way = role.Rules.FirstOrDefault(Issues)
        where way is not null
        select Breach(
            role.Object, way.Origin, "requests certificates and also approves or signs them, so it makes certificates for any user; split it into two roles");

    private static bool Issues(RbacRule rule) =>
        (rule.Names(Group, "certificatesigningrequests", "approval") && rule.Gives("update", "patch"))
            || (rule.Names(Group, "signers") && rule.Gives("approve", "sign"));
}
