using EksAccessConstructs.Kubeconfigs;

namespace EksAccessConstructs.Tests.Kubeconfigs;

public sealed class ClusterConnectionsTests
{
    private const string Arn = "arn:aws:eks:eu-west-1:111122223333:cluster/shop";
    private const string Endpoint = "https://ABC.gr7.eu-west-1.eks.amazonaws.com";
    private const string Authority = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t";

    private static readonly ClusterConnection Shop = new("shop", Arn, "eu-west-1", Endpoint, Authority);

    [Fact]
    public void An_answer_of_describe_cluster_tells_it() => Assert.Equal([Shop], Read(
        $$$"""
        {"cluster": {"name": "shop", "arn": "{{{Arn}}}", "endpoint": "{{{Endpoint}}}", "certificateAuthority": {"data": "{{{Authority}}}"}, "status": "ACTIVE"} }
        """));

    [Fact]
    public void A_cluster_on_an_outpost_is_asked_by_its_id() => Assert.Equal([Shop with { OutpostId = "9f1a" }], Read($$$"""
        {"cluster": {"name": "shop", "arn": "{{{Arn}}}", "endpoint": "{{{Endpoint}}}", "certificateAuthority": {"data": "{{{Authority}}}"}, "id": "9f1a",
                     "outpostConfig": {"outpostArns": ["arn:aws:outposts:eu-west-1:111122223333:outpost/op-1"]}} }
        """));

    [Fact]
    public void Outputs_are_known_by_what_they_hold()
    {
        Assert.Equal([Shop], Read($$$"""
            {"shop-cluster": {"Whatever": "{{{Arn}}}", "Here": "{{{Endpoint}}}", "CA": "{{{Authority}}}", "Other": "arn:aws:iam::111122223333:role/x"} }
            """));
        Assert.Equal([Shop], Read($$$"""
            {"Stacks": [{"StackName": "a", "Outputs": []}, {"StackName": "b", "Outputs": [
              {"OutputKey": "ARN", "OutputValue": "{{{Arn}}}"}, {"OutputKey": "Endpoint", "OutputValue": "{{{Endpoint}}}"},
              {"OutputKey": "CertificateAuthorityData", "OutputValue": "{{{Authority}}}"}]}]}
            """));
    }

    [Theory]
    [InlineData("""{"cluster": {"name": "shop", "status": "CREATING"}}""")]
    [InlineData("""{"shop": {"ARN": "arn:aws:eks:eu-west-1:111122223333:cluster/shop"}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_tells_of_no_cluster_names_the_command(string text)
    {
        var finding = Assert.Single(ClusterConnections.Read(text, "d.json").Findings);

        Assert.Equal(("EKS226", "d.json:1:1"), (finding.Code, $"{finding.Location}"));
        Assert.EndsWith("run: aws eks describe-cluster --name CLUSTER --output json > cluster.json", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_JSON_is_said() => Assert.True(ClusterConnections.Read("{\"cluster\": ", "d.json").HasErrors);

    private static ValueList<ClusterConnection> Read(string text) => ClusterConnections.Read(text, "d.json").OrThrow().All;
}
