using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>Every verdict of eksctl itself, and where this library means to differ.</summary>
public sealed class VerdictTests
{
    /// <summary>Refused here, though eksctl accepts: EKS, EC2 or CloudFormation would refuse, or eksctl drops what is written.
    /// docs/eksctl.md says why.</summary>
    private static readonly string[] RefusedHere =
    [
        "access-bootstrap-false-config-map.yaml", "access-mode-config-map-lowercase-with-entry.yaml", "addonsconfig-bare-with-nodes-by-default.yaml",
        "apiserver-event-ttl-word.yaml", "apiserver-port-range-reversed.yaml", "capability-role-key-other-case.yaml", "capability-type-unknown.yaml",
        "controllermanager-sync-period-negative.yaml", "endpoints-cidrs-41.yaml", "endpoints-cidrs-private-range.yaml", "entry-ec2-with-groups.yaml",
        "entry-group-system-masters.yaml", "fargate-no-namespace.yaml", "fargate-no-selectors.yaml", "iam-service-role-not-arn.yaml", "idp-http-issuer.yaml",
        "ipv6-self-managed-nodegroup.yaml", "mapping-empty.yaml", "metadata-name-leading-dash.yaml", "mng-additional-volume-out-of-range.yaml",
        "mng-iam-policy-not-arn.yaml", "mng-name-underscore.yaml", "mng-repair-both-thresholds.yaml", "mng-ssh-ssm-key-other-case.yaml", "mng-subnets.yaml",
        "mng-update-percentage-200.yaml", "mng-volume-type-unknown.yaml", "nat-lowercase.yaml", "nat-unknown-mode.yaml",
        "netconfig-service-cidr-ipv6-range.yaml", "ng-ami-word.yaml", "ng-min-above-max.yaml",
        "parse-key-wrong-case-publicaccesscidrs.yaml", "parse-key-wrong-case-withoidc.yaml", "parse-unknown-key-in-identity-provider.yaml",
        "pia-duplicate.yaml", "remote-range-broken.yaml", "secrets-other-service.yaml", "tags-aws-prefix.yaml", "vpc-cidr-mask-28.yaml",
        "zones-of-other-region.yaml", "zones-same-twice.yaml",
    ];

    /// <summary>Accepted here, though eksctl refuses without need.</summary>
    private static readonly string[] AcceptedHere =
    [
        "endpoints-public-off-alone.yaml", "entry-type-unknown.yaml", "logs-retention-2192.yaml", "mng-max-one-alone.yaml"
    ];

    public static IEnumerable<object[]> Verdicts { get; } =
        EksctlOracle.Verdicts().Select(verdict => new object[] { verdict.File, verdict.Accepted, verdict.Words });

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_file_is_accepted_where_eksctl_accepts_it(string file, bool accepted, string words)
    {
        var expected = accepted ? !RefusedHere.Contains(file) : AcceptedHere.Contains(file);

        var (value, findings) = EksctlOracle.Read(EksctlOracle.Case(file), file);

        var errors = findings.Where(finding => finding.Severity == Severity.Error && finding.Code != EksctlRules.KeyIsCarried.Code).ToList();
        Assert.True(expected == (value is not null && errors.Count == 0), $"eksctl: {(accepted ? "accepted" : words)}; here:\n{string.Join('\n', errors)}");
    }

    [Fact]
    public void Every_finding_has_a_place_and_a_way_out()
    {
        var findings = EksctlOracle.Verdicts().SelectMany(verdict => EksctlOracle.Read(EksctlOracle.Case(verdict.File), verdict.File).Findings).ToList();

        Assert.All(findings, finding => Assert.NotNull(finding.Location));
        Assert.All(findings, finding => Assert.False(finding.Message.EndsWith('.'), finding.Message));
        Assert.All(findings,
            finding => Assert.False(char.IsUpper(finding.Message[0]) && !finding.Message.StartsWith("IPv6", StringComparison.Ordinal), finding.Message));
    }

    [Fact]
    public void Refusals_read_well() => Golden.Match(string.Join("\n", EksctlOracle.Verdicts()
        .SelectMany(verdict => EksctlOracle.Read(EksctlOracle.Case(verdict.File), verdict.File).Findings)
        .Where(finding => finding.Code != EksctlRules.KeyIsCarried.Code)));

    [Fact]
    public void Every_rule_has_its_own_code() =>
        Assert.Equal(
            [
                .. Enumerable.Range(10, 30).Select(number => $"EKS0{number}"), "EKS102", "EKS103", "EKS124", "EKS125", "EKS126", "EKS127", "EKS132", "EKS133",
                "EKS134", "EKS104", "EKS105", "EKS108", "EKS142", "EKS143",
            ],
            EksctlRules.All.Select(rule => rule.Code));
}
