using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class InstanceSelectorRuleTests
{
    [Theory]
    [InlineData("managedNodeGroups", "{vCPUs: 4, memory: 16GiB, gpus: 0, allow: '^m5', deny: 'm5[dn].*'}", "instanceTypes: [m5.xlarge, m5a.xlarge]")]
    [InlineData(
        "nodeGroups", "{vCPUs: 2, memory: '4', gpus: 0, allow: '^c[56]\\.|^c6i'}", "instancesDistribution: {instanceTypes: [c5.large, c6i.large, c6id.large]}")]
    [InlineData("nodeGroups", "{vCPUs: 2, memory: 4096MiB, cpuArchitecture: arm64, allow: t4g}", "instanceType: t4g.medium")]
    [InlineData("managedNodeGroups", "{gpus: 8, allow: g5}", "instanceTypes: [g5.48xlarge]")]
    [InlineData("managedNodeGroups", "{vCPUs: 8, neuron_devices: 1, memory: '32'}", "instanceTypes: [trn1.2xlarge]")]
    [InlineData("managedNodeGroups", "{vCPUs: 7}", "none of the common types known")]
    [InlineData("managedNodeGroups", "{vCPUs: 2, allow: '('}", "instanceTypes: [")]
    public void The_types_that_fit_are_there_to_paste(string list, string selector, string words)
    {
        var finding = Assert.Single(Read(list, $"instanceSelector: {selector}"), finding => finding.Severity is Severity.Error);

        Assert.Equal("EKS133", finding.Code);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.Contains(InstanceTypeTable.Date, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_twenty_types_are_proposed()
    {
        var message = Assert.Single(Read("managedNodeGroups", "instanceSelector: {vCPUs: 8}"), finding => finding.Code == "EKS133").Message;

        Assert.Equal(20, message[message.LastIndexOf('[')..].Split(',').Length);
    }

    [Theory]
    [InlineData("managedNodeGroups", "instanceTypes: [m5.large]")]
    [InlineData("nodeGroups", "instancesDistribution: {instanceTypes: [m5.large]}")]
    public void Types_that_are_named_beside_it_are_taken(string list, string types)
    {
        var findings = Read(list, $"instanceSelector: {{vCPUs: 2}}, {types}");

        Assert.DoesNotContain(findings, finding => finding.Severity is Severity.Error);
        Assert.Contains(findings, finding => finding is { Code: "EKS009", Severity: Severity.Warning });
    }

    [Fact]
    public void The_table_names_each_type_once_and_knows_its_devices()
    {
        Assert.Equal(InstanceTypeTable.All.Count, InstanceTypeTable.All.Select(type => type.Name).Distinct().Count());
        Assert.All(InstanceTypeTable.All, type => Assert.Equal(type.Devices > 0, type.Hardware.Accelerator is not Accelerator.None));
        Assert.Contains(new InstanceTypeFacts("r6i.2xlarge", 8, 64 * 1024, 0), InstanceTypeTable.All);
        Assert.Contains(new InstanceTypeFacts("c5n.large", 2, 5376, 0), InstanceTypeTable.All);
    }

    private static ValueList<Finding> Read(string list, string group) => EksctlOracle.Read(
        $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: us-west-2}
        availabilityZones: [us-west-2a, us-west-2b]
        {{list}}: [{name: main, {{group}}}]
        """).Findings;
}
