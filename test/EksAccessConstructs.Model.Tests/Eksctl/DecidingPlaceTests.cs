using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class DecidingPlaceTests
{
    [Theory]
    [InlineData("", "EKS064", "3:18")]
    [InlineData("", "EKS069", "3:18")]
    [InlineData("accessConfig: {bootstrapClusterCreatorAdminPermissions: true}", "EKS069", "4:57")]
    [InlineData("accessConfig: {authenticationMode: API}", "EKS064", "4:36")]
    [InlineData("accessConfig: {authenticationMode: CONFIG_MAP}", "EKS064", "4:36")]
    public void Who_is_administrator_is_said_where_the_file_decides_it(string text, string code, string place)
    {
        var file = $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: shop, region: us-west-2}}\n{text}\n";
        var input = ClusterInputs.Read(new InputText("cluster.yaml", file)).Value!.Clusters[0];

        var finding = Assert.Single(ClusterPlan.Make(input, DefaultsFlavour.Eksctl, []).Findings, finding => finding.Code == code);

        Assert.Equal($"cluster.yaml:{place}", finding.Location?.ToString());
    }
}
