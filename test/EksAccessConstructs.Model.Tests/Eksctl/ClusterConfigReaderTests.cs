using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class ClusterConfigReaderTests
{
    [Theory]
    [InlineData(
        "vpc: {publicAccessCidrs: [203.0.113.0/24]}", "cluster.yaml:4:7: error EKS005: unknown key 'vpc.publicAccessCidrs'; did you mean 'publicAccessCIDRs'?")]
    [InlineData("managedNodeGroups: [{name: a, minSize: two}]",
        "cluster.yaml:4:40: error EKS006: 'managedNodeGroups[0].minSize' must be a whole number, not text ('two')")]
    [InlineData("managedNodeGroups: [{name: a, labels: {tier: 1}}]",
        "cluster.yaml:4:46: error EKS006: 'managedNodeGroups[0].labels.tier' must be text, not a number ('1'); put it in quotes")]
    [InlineData("managedNodeGroups: [{name: a, instanceTypes: [m5.large, m7g.large]}]",
        "cluster.yaml:4:31: error EKS030: node group 'a': [m5.large, m7g.large] mixes x86 and Arm types, which no one image fits; make a group for each")]
    [InlineData("nodeGroups: [{name: a}]\nmanagedNodeGroups: [{name: a}]",
        "cluster.yaml:5:28: error EKS027: node group 'a' is already at cluster.yaml:4:21; node groups of both kinds share their names")]
    [InlineData("accessConfig: {authenticationMode: Api}",
        "cluster.yaml:4:36: error EKS008: 'accessConfig.authenticationMode' ('Api') must be API, API_AND_CONFIG_MAP or CONFIG_MAP; did you mean 'API'?")]
    [InlineData(
        "cloudWatch: {clusterLogging: {enableTypes: [audits]}}",
        "cluster.yaml:4:45: error EKS034: 'cloudWatch.clusterLogging.enableTypes[0]' ('audits') must be one of api, audit, authenticator, controllerManager, "
            + "scheduler, all or *; did you mean 'audit'?")]
    public void A_mistake_is_found_at_its_place_with_the_way_out(string text, string expected) =>
        Assert.Equal([expected], Read(text).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString()));

    [Fact]
    public void All_mistakes_are_found_at_once_in_the_order_of_the_file()
    {
        var codes = Read("availabilityZones: [us-west-2a]\nunknown: 1\nvpc: {nat: {gateway: Twice}}\nmanagedNodeGroups: [{minSize: 3, maxSize: 2}]").Findings
            .Where(finding => finding.Severity == Severity.Error);

        Assert.Equal(["EKS021", "EKS005", "EKS008", "EKS027", "EKS027"], codes.Select(finding => finding.Code));
    }

    [Fact]
    public void A_taint_of_the_wrong_type_is_found_once() =>
        Assert.Single(Read("nodeGroups: [{name: a, taints: {tier: [1]}}]").Findings, finding => finding.Code == TextRules.WrongType.Code);

    [Fact]
    public void Two_configs_that_say_the_same_are_equal_wherever_they_stand()
    {
        var one = Read("iam: {withOIDC: false}\nmanagedNodeGroups: [{name: a, labels: {x: y}}]");
        var other = Read("\nmanagedNodeGroups:\n- labels:\n    x: y\n  name: a\niam:\n  withOIDC: false");

        Assert.Equal(one.Value, other.Value);
    }

    [Fact]
    public void Anchors_and_merges_are_followed() => Assert.Equal(
        ["m5.large", "m6i.large"],
        Read("""
            managedNodeGroups:
              - {name: a, instanceType: m5.large, iam: &iam {withAddonPolicies: {ebs: true}}}
              - {<<: {instanceType: m6i.large}, name: b, iam: *iam}
            """).OrThrow().ManagedNodeGroups.Select(group => group.InstanceType));

    [Fact]
    public void Inline_documents_are_kept_as_json() => Assert.Equal(
        """{"evictionHard":{"memory.available":"300Mi"},"cpuCFSQuota":false,"podsPerCore":10,"x":null,"list":["a",1.5]}""",
        Read(
            "nodeGroups: [{name: a, kubeletExtraConfig: {evictionHard: {memory.available: 300Mi}, cpuCFSQuota: no, podsPerCore: 012, x: ~, list: "
                + "[a, 1.5]}}]").Value?.NodeGroups[0].KubeletExtraConfig?.Json);

    [Theory]
    [InlineData("apiVersion: eksctl.io/v1alpha5\n", true)]
    [InlineData("kind: ClusterConfig\n", true)]
    [InlineData("apiVersion: eksctl.io/v1alpha4\nkind: clusterconfig\n", true)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\n", false)]
    [InlineData("- a\n", false)]
    public void A_document_that_means_to_be_one_is_known(string text, bool expected) =>
        Assert.Equal(expected, ClusterConfigReader.IsClusterConfig(YamlText.Read(text, "x.yaml").OrThrow().Documents[0]));

    [Fact]
    public void Nothing_that_anybody_writes_throws()
    {
        var values = new[]
        {
            "null", "[]", "{}", "text", "1", "-1", "1.5", "true", "[null]", "[[]]", "[{}]", "[1]", "{a: b}", "\"\"", "arn:aws:iam::1:role/x", "10.0.0.0/16"
        };

        foreach (var key in CarriedKeys.All.SelectMany(key => Prefixes(key.Path)).Distinct())
        {
            foreach (var value in values)
            {
                var reading = Read($"{Document(key, value)}\n");
                if (reading.Ok && ClusterConfigDefaults.Fill(reading.Value, DefaultsFlavour.Secure).Value is { } cluster)
                {
                    Assert.NotNull(EksctlAccess.Read(cluster).Value);
                }
            }
        }
    }

    private static IEnumerable<string> Prefixes(string path) => path.Split('.') is var steps ? steps
        .Select((_, place) => string.Join('.', steps[..(place + 1)]))
        .Where(prefix => !prefix.StartsWith("metadata", StringComparison.Ordinal) && prefix is not ("kind" or "apiVersion")) : [];

    private static string Document(string path, string value)
    {
        var steps = path.Split('.').Select(step => step == "*" ? "any" : step).ToArray();
        var last = steps[^1].EndsWith("[]", StringComparison.Ordinal) ? steps[^1][..^2] : steps[^1];
        var inner = steps[1..].Length == 0 ? value : steps[1..^1].Reverse().Aggregate(
            $"{{{last}: {value}}}", (text, step) => step.EndsWith("[]", StringComparison.Ordinal) ? $"{{{step[..^2]}: [{text}]}}" : $"{{{step}: {text}}}");
        var (first, isList) = steps[0].EndsWith("[]", StringComparison.Ordinal) ? (steps[0][..^2], steps.Length > 1) : (steps[0], false);
        return $"{first}: {(isList ? $"[{inner}]" : inner)}";
    }

    private static Reading<ClusterConfig> Read(string text) =>
        EksctlOracle.Read($"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: us-west-2}}\n{text}\n");
}
