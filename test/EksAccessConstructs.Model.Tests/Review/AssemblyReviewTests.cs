using System.Text;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

public sealed class AssemblyReviewTests
{
    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void Principals_that_no_way_to_all_rights_was_searched_for_are_said(int principals, int said)
    {
        var findings = AssemblyReview.Of([new InputText("shop.template.json", Template(principals))], Severity.Warning).Findings;

        var unsearched = findings.Where(placed => placed.Finding.Code == "EKS171").ToList();
        Assert.Equal(said, unsearched.Count);
        Assert.All(unsearched, placed => Assert.Contains(
            "searched for 100 of 101 principals", placed.Finding.Message, StringComparison.Ordinal));
        Assert.All(unsearched, placed => Assert.Equal("Entry100", placed.LogicalId));
    }

    private static string Template(int principals)
    {
        var text = new StringBuilder("""
            {"Resources": {
            "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "shop", "RoleArn": "arn:aws:iam::111122223333:role/eks",
              "ResourcesVpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"]}, "AccessConfig": {"AuthenticationMode": "API"}}}
            """);
        for (var i = 0; i < principals; i++)
        {
            text.Append($$$"""
                ,
                "Entry{{{i}}}": {"Type": "AWS::EKS::AccessEntry", "Properties": {"ClusterName": {"Ref": "Cluster"},
                  "PrincipalArn": "arn:aws:iam::111122223333:role/team-{{{i}}}", "KubernetesGroups": ["viewers"]}}
                """);
        }

        return text.Append("}}").ToString();
    }
}
