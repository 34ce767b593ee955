using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>Every example of a rule is what it says: one breaks the rule, the other keeps it.</summary>
public sealed class RuleExamplesTests
{
    // Two versions of a cluster; a map that the reading of a ClusterConfig carries over into entries; a cluster that eksctl's defaults leave to its creator.
    private static readonly string[] WithoutExample =
    [
        "RB064", "EA008", "EKS064",
    ];

    public static TheoryData<string> Codes => [.. RuleExample.All.Select(example => example.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void One_breaks_the_rule_and_the_other_keeps_it(string code)
    {
        var example = RuleExample.Of(code)!;

        Assert.Contains(code, Lint(example.Wrong).Select(finding => finding.Code));
        var kept = Lint(example.Right);
        Assert.DoesNotContain(kept, finding => finding.Code == code);
        Assert.DoesNotContain(kept, finding => finding.Code.StartsWith("EKS0", StringComparison.Ordinal) && finding.Severity is Severity.Error);
    }

    [Fact]
    public void All_but_these_rules_have_one() =>
        Assert.Equal(WithoutExample, LintRules.All.Select(rule => rule.Rule.Code).Where(code => RuleExample.Of(code) is null));

    [Fact]
    public void Each_is_of_a_rule_and_there_once()
    {
        Assert.Distinct(RuleExample.All.Select(example => example.Code));
        Assert.Empty(RuleExample.All.Select(example => example.Code).Except(LintRules.All.Select(rule => rule.Rule.Code)));
    }

    private static List<Finding> Lint(string example)
    {
        var (clusters, read) = EveryCluster.Read([new InputText("example.yaml", Whole(example))], keyFiles: null);
        var snapshots = clusters.Select(cluster => ClusterSnapshot.Of(cluster, DefaultsFlavour.Secure)).ToList();
        var report = Linter.Run(snapshots.Select(snapshot => snapshot.Value).OfType<ClusterSnapshot>(), new LintOptions());
        return
        [
            .. read, .. snapshots.SelectMany(snapshot => snapshot.Findings), .. report.Findings.Select(finding => finding.Finding),
        ];
    }

    private static string Whole(string example) => example switch
    {
        ['-', ' ', '{', ..] => $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: example}}\nrules:\n{example}",
        _ when example.StartsWith("- principalARN", StringComparison.Ordinal) => "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n"
            + $"metadata: {{name: shop, region: eu-west-1}}\naccessConfig:\n  accessEntries:\n{Indented(example, "  ")}",
        _ when example.StartsWith("- rolearn", StringComparison.Ordinal) => "apiVersion: v1\nkind: ConfigMap\n"
            + $"metadata: {{name: aws-auth, namespace: kube-system}}\ndata:\n  mapRoles: |\n{Indented(example, "    ")}",
        _ => example,
    };

    private static string Indented(string text, string by) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"{by}{line}\n"));
}
