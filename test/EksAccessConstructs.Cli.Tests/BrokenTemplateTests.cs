namespace EksAccessConstructs.Tests;

/// <summary>Templates with one mistake each are refused or flagged at the property, by the rule that says so of ClusterConfigs and constructs, too.</summary>
public sealed class BrokenTemplateTests
{
    private static string Folder => Repository.Test("EksAccessConstructs.Model.Tests", "Templates", "broken");

    [Theory]
    [InlineData("21-policies", "41:9: error EKS008")]
    [InlineData("action-describe-clusterz", "28:26: warning EKS170")]
    [InlineData("ami-type-ubuntu", "59:16: warning EKS008")]
    [InlineData("associated-twice", "57:3: error EKS019")]
    [InlineData("association-without-role", "53:7: error EKS181")]
    [InlineData("attribute-of-nothing", "56:16: error EKS166")]
    [InlineData("auto-mode-compute-alone", "24:9: error EKS036")]
    [InlineData("auto-mode-with-self-managed-addons", "60:35: error EKS036")]
    [InlineData("capability-kro2", "47:13: error EKS008")]
    [InlineData("capability-without-delete-propagation", "45:7: error EKS181")]
    [InlineData("circular-dependency", "3:3: error EKS167")]
    [InlineData("cluster-scope-with-namespaces", "43:13: error EKS055")]
    [InlineData("cluster-without-role", "16:7: error EKS181")]
    [InlineData("config-map-with-entry", "36:7: error EKS059")]
    [InlineData("effect-permit", "27:25: error EKS169")]
    [InlineData("entry-type-superuser", "38:13: warning EKS008")]
    [InlineData("group-system-masters", "39:7: error EKS048")]
    [InlineData("mode-iam", "20:29: error EKS008")]
    [InlineData("namespace-scope-without-namespaces", "43:13: error EKS054")]
    [InlineData("namespace-team-a", "54:18: error EKS124")]
    [InlineData("nodes-al2-on-1-34", "59:16: error EKS029")]
    [InlineData("nodes-entry-with-groups", "39:7: error EKS049")]
    [InlineData("nodes-entry-with-policies", "39:7: error EKS050")]
    [InlineData("nodes-entry-with-username", "39:7: error EKS049")]
    [InlineData("one-subnet", "32:20: error EKS021")]
    [InlineData("pod-role-trusts-ec2", "56:16: error EKS148")]
    [InlineData("pod-role-without-tag-session", "56:16: error EKS148")]
    [InlineData("policy-garbage", "41:22: error EKS057")]
    [InlineData("policy-of-iam", "41:22: error EKS057")]
    [InlineData("policy-that-does-not-exist", "40:7: warning EKS057")]
    [InlineData("principal-alice", "37:21: error EKS041")]
    [InlineData("principal-twice", "43:7: error EKS042")]
    [InlineData("reference-to-nothing", "53:20: error EKS166", "EKS178")]
    [InlineData("role-is-a-cluster", "56:16: error EKS168")]
    [InlineData("role-no-arn", "56:16: error EKS168")]
    [InlineData("scope-type-pod", "43:13: error EKS054")]
    [InlineData("type-access-entries", "34:11: error EKS165")]
    [InlineData("unknown-attribute", "38:17: error EKS166", "EKS177")]
    [InlineData("unknown-property-of-compute", "25:9: error EKS005")]
    [InlineData("unknown-property-of-entry", "39:7: warning EKS005")]
    [InlineData("version-9-99", "18:16: error EKS012")]
    public void A_broken_template_is_flagged_where_it_is_broken(string name, string finding, string besides = "(nothing)")
    {
        var run = ToolRun.Of("check", Path.Combine(Folder, $"{name}.yaml"));

        var findings = run.Out.Split('\n')
            .Where(line => line.Contains(".yaml:", StringComparison.Ordinal) && !line.Contains($" {besides}:", StringComparison.Ordinal));
        Assert.Contains($"{name}.yaml:{finding}: ", Assert.Single(findings), StringComparison.Ordinal);
        Assert.Equal(finding.Contains("error", StringComparison.Ordinal) ? 1 : 0, run.Code);
    }

    [Fact]
    public void Every_template_is_asked_about() => Assert.Equal(
        41, Directory.EnumerateFiles(Folder).Count(file => !Path.GetFileName(file).StartsWith("good", StringComparison.Ordinal)));

    [Theory]
    [InlineData("good")]
    [InlineData("good-cluster")]
    [InlineData("good-entry")]
    [InlineData("good-kro")]
    [InlineData("good-nodes")]
    [InlineData("good-pods")]
    [InlineData("good-workers")]
    public void A_good_template_is_clean(string name)
    {
        var run = ToolRun.Of("check", Path.Combine(Folder, $"{name}.yaml"));

        Assert.Equal((0, "", "no findings"), (run.Code, run.Out, run.Error.Trim()));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("lint")]
    [InlineData("what-can", "--as", "arn:aws:iam::111122223333:role/developers")]
    [InlineData("pods")]
    public void Every_verb_says_what_is_wrong_with_a_template_that_it_answers_from(string verb, params string[] more)
    {
        var run = ToolRun.Of([verb, .. more, Path.Combine(Folder, "group-system-masters.yaml")]);

        Assert.Contains("39:7: error EKS048", run.Out + run.Error, StringComparison.Ordinal);
    }
}
