using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Permissions;

/// <summary>Who may and who may not take on a role.</summary>
public sealed class TrustPolicyTests
{
    private const string Cluster = "arn:aws:eks:eu-west-1:111122223333:cluster/shop";
    private const string Issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";
    private const string Provider = $"arn:aws:iam::111122223333:oidc-provider/{Issuer}";

    private static readonly ClusterAddress Shop = new("aws", "eu-west-1", "111122223333", "shop");

    [Theory]
    [InlineData("sts:AssumeRole", Cluster, "shop", "cart", TrustAnswer.Allowed)]
    [InlineData("sts:TagSession", Cluster, "shop", "cart", TrustAnswer.Allowed)]
    [InlineData("sts:AssumeRole", Cluster, "shop", "pay", TrustAnswer.Denied)]
    [InlineData("sts:AssumeRole", Cluster, "lab", "cart", TrustAnswer.Denied)]
    [InlineData("sts:AssumeRole", "arn:aws:eks:eu-west-1:111122223333:cluster/other", "shop", "cart", TrustAnswer.Denied)]
    [InlineData("sts:AssumeRole", "arn:aws:eks:eu-west-1:444455556666:cluster/shop", "shop", "cart", TrustAnswer.Denied)]
    [InlineData("sts:SetSourceIdentity", Cluster, "shop", "cart", TrustAnswer.Denied)]
    public void An_association_lets_in_the_pods_of_one_service_account(string action, string cluster, string space, string account, TrustAnswer answer) =>
        Assert.Equal(answer, Policy(Trust).Decide(TrustRequest.OfPod(action, cluster, space, account)).Answer);

    [Fact]
    public void Tags_that_are_off_shut_out_a_trust_that_asks_for_them()
    {
        var request = TrustRequest.OfPod("sts:AssumeRole", Cluster, "shop", "cart", tagsAreOff: true);

        Assert.Equal(TrustAnswer.Denied, Policy(Trust).Decide(request).Answer);
        Assert.Equal(TrustAnswer.Allowed, Policy(Trust with { SendsTags = false }).Decide(request).Answer);
    }

    [Theory]
    [InlineData("shop", "cart", "sts.amazonaws.com", TrustAnswer.Allowed)]
    [InlineData("shop", "pay", "sts.amazonaws.com", TrustAnswer.Denied)]
    [InlineData("shop", "cart", "other", TrustAnswer.Denied)]
    public void A_token_lets_in_one_service_account(string space, string account, string audience, TrustAnswer answer) =>
        Assert.Equal(answer, Policy(new TrustStatement("Federated", Provider, ["sts:AssumeRoleWithWebIdentity"],
        [
            new("StringEquals", $"{Issuer}:aud", ["sts.amazonaws.com"]), new("StringEquals", $"{Issuer}:sub", ["system:serviceaccount:shop:cart"]),
        ])).Decide(TrustRequest.OfToken(Provider, space, account, audience)).Answer);

    [Theory]
    [InlineData("""{"AWS": "arn:aws:iam::111122223333:role/nodes"}""", "arn:aws:iam::111122223333:role/nodes", TrustAnswer.Allowed)]
    [InlineData("""{"AWS": "arn:aws:iam::111122223333:role/nodes"}""", "arn:aws:sts::111122223333:assumed-role/nodes/i-1", TrustAnswer.Allowed)]
    [InlineData("""{"AWS": "arn:aws:iam::111122223333:role/nodes"}""", "arn:aws:iam::111122223333:role/other", TrustAnswer.Denied)]
    [InlineData("""{"AWS": "111122223333"}""", "arn:aws:iam::111122223333:role/other", TrustAnswer.Allowed)]
    [InlineData("""{"AWS": ["arn:aws:iam::444455556666:root"]}""", "arn:aws:iam::111122223333:role/other", TrustAnswer.Denied)]
    [InlineData("\"*\"", "arn:aws:iam::111122223333:role/other", TrustAnswer.Allowed)]
    [InlineData("""{"Service": "ec2.amazonaws.com"}""", "arn:aws:iam::111122223333:role/other", TrustAnswer.Denied)]
    public void Principals_are_matched_as_IAM_matches_them(string principal, string who, TrustAnswer answer) => Assert.Equal(answer,
        Statement($$"""{"Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole"}""")
            .Decide(new TrustRequest("sts:AssumeRole", TrustedKind.Aws, who)).Answer);

    [Theory]
    [InlineData("""{"StringLike": {"sts:ExternalId": "a*"}}""", "abc", TrustAnswer.Allowed)]
    [InlineData("""{"StringLike": {"sts:ExternalId": "a?"}}""", "abc", TrustAnswer.Denied)]
    [InlineData("""{"StringNotEquals": {"STS:externalid": "abc"}}""", "abc", TrustAnswer.Denied)]
    [InlineData("""{"StringEquals": {"sts:ExternalId": ["x", "abc"]}}""", "abc", TrustAnswer.Allowed)]
    [InlineData("""{"StringEquals": {"sts:Other": "x"}}""", "abc", TrustAnswer.Denied)]
    [InlineData("""{"StringEqualsIfExists": {"sts:Other": "x"}}""", "abc", TrustAnswer.Allowed)]
    [InlineData("""{"Null": {"sts:ExternalId": "true"}}""", "abc", TrustAnswer.Denied)]
    [InlineData("""{"Null": {"sts:ExternalId": "false"}}""", "abc", TrustAnswer.Allowed)]
    [InlineData("""{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}""", "abc", TrustAnswer.Unknown)]
    public void Conditions_are_held_against_the_request(string condition, string externalId, TrustAnswer answer) => Assert.Equal(answer,
        Statement($$"""{"Effect": "Allow", "Principal": "*", "Action": "sts:*", "Condition": {{condition}}}""")
            .Decide(new TrustRequest("sts:AssumeRole", TrustedKind.Aws, "arn:aws:iam::1:role/x")
            {
                Context = ValueMap.Of(("sts:ExternalId", externalId)),
            }).Answer);

    [Fact]
    public void A_denial_counts_before_all_else() => Assert.Equal(
        new TrustDecision(TrustAnswer.Denied, "statement No denies it"),
        TrustPolicy.Read("""
            {"Statement": [
              {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"},
              {"Sid": "No", "Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::1:role/x"}, "Action": "*"}]}
            """).OrThrow().Decide(new TrustRequest("sts:AssumeRole", TrustedKind.Aws, "arn:aws:iam::1:role/x")));

    [Theory]
    [InlineData("[]", "PI003")]
    [InlineData("""{"Version": "2012-10-17"}""", "PI003")]
    public void What_is_no_policy_is_a_finding(string text, string code) => Assert.Equal(code, TrustPolicy.Read(text, "trust.json").Findings.Single().Code);

    private static PodIdentityTrust Trust => new() { Cluster = Shop, Namespace = "shop", ServiceAccount = "cart" };

    private static TrustPolicy Policy(PodIdentityTrust trust) => Policy(trust.Statement);

    private static TrustPolicy Policy(TrustStatement statement) =>
        TrustPolicy.Read(DocumentWriter.Json(TrustDocument.Of([TrustDocument.Of(statement, "one")]))).OrThrow();

    private static TrustPolicy Statement(string json) => TrustPolicy.Read($$"""{"Statement": {{json}}}""").OrThrow();
}
