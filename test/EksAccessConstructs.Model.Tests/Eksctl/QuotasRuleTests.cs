using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class QuotasRuleTests
{
    private const string Role = "arn:aws:iam::111122223333:role/a";
    private const string Head = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: demo, region: us-west-2}\n";

    [Fact]
    public void A_quota_that_is_raised_for_nobody_is_an_error_at_its_key() => Assert.Equal(
        "cluster.yaml:4:7: error EKS142: the cluster has 5 security groups of the control plane, but EKS takes 4 and raises that for nobody; have fewer",
        Assert.Single(Findings($"vpc: {{controlPlaneSecurityGroupIDs: [{Many(5, number => $"sg-0a1b2c3d4e5f6072{number}")}]}}", EksctlRules.FixedQuotas))
            .ToString());

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void A_quota_that_is_raised_on_request_is_a_warning(int groups, bool isOver)
    {
        var findings = Findings($"managedNodeGroups: [{Many(groups, number => $"{{name: n{number}}}")}]", EksctlRules.AdjustableQuotas);

        Assert.Equal(isOver ? [Severity.Warning] : [], findings.Select(finding => finding.Severity));
        Assert.All(findings, finding => Assert.Contains("has 31 managed node groups, but EKS takes 30 unless", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fargateProfiles: [{name: a, selectors: [{namespace: a}, {namespace: b}, {namespace: c}, {namespace: d}, {namespace: e}, {namespace: f}]}]",
        "6 selectors")]
    [InlineData("fargateProfiles: [{name: a, selectors: [{namespace: a, labels: {a: x, b: x, c: x, d: x, e: x, f: x}}]}]", "6 labels")]
    [InlineData("managedNodeGroups: [{name: a, minSize: 1, maxSize: 451}]", "451 nodes")]
    public void Parts_of_a_cluster_are_counted(string text, string words) =>
        Assert.Contains(words, Assert.Single(Findings(text, EksctlRules.AdjustableQuotas)).Message, StringComparison.Ordinal);

    [Fact]
    public void Eleven_profiles_are_more_than_an_account_begins_with()
    {
        var profiles = Many(11, number => $"{{name: p{number}, selectors: [{{namespace: a{number}}}]}}");

        Assert.Single(Findings($"fargateProfiles: [{profiles}]", EksctlRules.AdjustableQuotas));
    }

    [Fact]
    public void Pod_identity_associations_of_the_file_and_of_add_ons_count_together()
    {
        var ofFile = Many(5000, number => $"{{namespace: a, serviceAccountName: s{number}, roleARN: '{Role}'}}");
        var ofAddon = $"{{namespace: kube-system, serviceAccountName: x, roleARN: '{Role}'}}";
        var text = $"iam: {{podIdentityAssociations: [{ofFile}]}}\naddons: [{{name: vpc-cni, podIdentityAssociations: [{ofAddon}]}}]";

        Assert.Contains("5001 pod identity associations", Assert.Single(Findings(text, EksctlRules.FixedQuotas)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Findings(string text, RuleInfo rule) =>
        EksctlOracle.Read(Head + text).Findings.Where(finding => finding.Code == rule.Code);

    private static string Many(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(1, count).Select(item));
}
