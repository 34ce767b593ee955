namespace EksAccessConstructs.Tests.Eksctl;

public sealed class DoneByHandRuleTests
{
    [Theory]
    [InlineData("managedNodeGroups", "instanceType: m5.large", "")]
    [InlineData("managedNodeGroups", "amiFamily: WindowsServer2022CoreContainer", "enable-windows-ipam")]
    [InlineData("managedNodeGroups", "instanceTypes: [m5.large, g5.xlarge]", "NVIDIA device plugin")]
    [InlineData("managedNodeGroups", "instanceType: g5.xlarge, amiFamily: Bottlerocket", "")]
    [InlineData("nodeGroups", "instanceType: inf2.xlarge", "Neuron device plugin")]
    [InlineData("nodeGroups", "instanceType: c5n.18xlarge, efaEnabled: true, availabilityZones: [us-west-2a]", "EFA device plugin")]
    [InlineData("managedNodeGroups", "propagateASGTags: true", "no template can tag")]
    [InlineData("nodeGroups", "propagateASGTags: true", "")]
    [InlineData("managedNodeGroups", "asgSuspendProcesses: [AZRebalance]", "no template can suspend")]
    [InlineData("nodeGroups", "asgSuspendProcesses: [AZRebalance]", "during rolling updates only")]
    public void What_no_template_can_do_is_said(string list, string group, string words)
    {
        var (_, findings) = EksctlOracle.Read(
            $$"""
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: us-west-2}
            availabilityZones: [us-west-2a, us-west-2b]
            {{list}}: [{name: main, {{group}}}]
            """,
            "cluster.yaml");

        var said = findings.Where(finding => finding.Code == "EKS103").Select(finding => finding.Message).ToList();
        Assert.Equal(words.Length > 0 ? 1 : 0, said.Count);
        Assert.All(said, message => Assert.Contains(words, message, StringComparison.Ordinal));
    }
}
