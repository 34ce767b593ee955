namespace EksAccessConstructs.Tests;

public sealed class PublicApiTests
{
    private static readonly string[] Beside =
        ["Amazon.CDK", "Amazon.CDK.AWS.EC2", "Amazon.CDK.AWS.EKS", "Amazon.CDK.AWS.EKSv2", "Amazon.CDK.AWS.IAM", "Constructs"];

    [Fact]
    public void Public_api_is_the_approved_one() => PublicApi.MatchApproved(typeof(EksAccessConstructs.Cluster.EksCluster).Assembly);

    [Fact]
    public void Names_are_others_than_the_CDKs()
    {
        var theirs = Names(typeof(Cdk.App), typeof(Construct)).Where(type => Beside.Contains(type.Namespace)).Select(type => type.Name);
        var ours = Names(typeof(EksAccess), typeof(EksAccessConstructs.Rbac.ClusterRole)).Select(type => type.Name);

        Assert.Empty(ours.Intersect(theirs));
    }

    private static IEnumerable<Type> Names(params Type[] inAssemblies) =>
        inAssemblies.SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => !type.IsNested);
}
