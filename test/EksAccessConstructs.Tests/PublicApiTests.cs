namespace EksAccessConstructs.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Public_api_is_the_approved_one() => Golden.Match(PublicApi.Of(typeof(EksAccessConstructs.Cluster.EksCluster).Assembly));
}
