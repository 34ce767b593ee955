namespace EksAccessConstructs.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Public_api_is_the_approved_one() => PublicApi.MatchApproved(typeof(EksAccessConstructs.Cluster.EksCluster).Assembly);
}
