using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Kubeconfigs;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Kubeconfigs;

/// <summary>Whom contexts are for, and what they are called.</summary>
public sealed class KubeconfigTests
{
    private const string Account = "arn:aws:iam::111122223333";

    private static readonly ClusterConnection Shop = new(
        "shop", "arn:aws:eks:eu-west-1:111122223333:cluster/shop", "eu-west-1", "https://ABC.gr7.eu-west-1.eks.amazonaws.com", "LS0tLS1CRUdJTg");

    private static readonly ClusterSnapshot Cluster = Snapshot("""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/platform/admins
            accessPolicies: [{policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}]
          - {principalARN: 'arn:aws:iam::111122223333:role/dev', kubernetesGroups: [devs]}
          - principalARN: arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_ReadOnly_0123456789abcdef
            kubernetesGroups: [viewers]
          - {principalARN: 'arn:aws:iam::111122223333:user/kim', kubernetesGroups: [devs]}
          - {principalARN: 'arn:aws:iam::111122223333:role/workers', type: EC2_LINUX}
        managedNodeGroups: [{name: main, instanceType: m6i.large}]
        """);

    [Fact]
    public void Every_role_that_gets_in_and_is_not_for_nodes_has_a_context()
    {
        var reading = Kubeconfig.For(Cluster, Shop);

        Assert.Equal(
            [("admins@shop.eu-west-1", $"{Account}:role/platform/admins"), ("dev@shop.eu-west-1", $"{Account}:role/dev"), ("ReadOnly@shop.eu-west-1", null)],
            reading.OrThrow().Contexts.Select(context => (context.Name, context.RoleArn)));
        Assert.Equal(["EKS232"], reading.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("dev", "dev@shop.eu-west-1")]
    [InlineData("arn:aws:iam::111122223333:role/dev", "dev@shop.eu-west-1")]
    [InlineData("arn:aws:iam::111122223333:user/kim", "kim@shop.eu-west-1")]
    public void Somebody_is_named_by_ARN_or_name(string word, string name) =>
        Assert.Equal([name], Kubeconfig.For(Cluster, Shop, new() { As = [word] }).OrThrow().Contexts.Select(context => context.Name));

    [Theory]
    [InlineData("devs")]
    [InlineData("workers")]
    [InlineData("arn:aws:iam::111122223333:role/other")]
    public void Who_does_not_get_in_has_no_context(string word)
    {
        var reading = Kubeconfig.For(Cluster, Shop, new() { As = [word] });

        Assert.Null(reading.Value);
        Assert.Equal(["EKS227"], reading.Findings.Select(finding => finding.Code));
        Assert.Contains($"{Account}:role/dev", reading.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_contexts_can_be_chosen()
    {
        var options = new KubeconfigOptions { As = ["dev"], Alias = "{cluster}-{account}-{roleAccount}-{region}-{role}", Profile = "work" };

        var context = Assert.Single(Kubeconfig.For(Cluster, Shop, options).OrThrow().Contexts);

        Assert.Equal(("shop-111122223333-111122223333-eu-west-1-dev", "work"), (context.Name, context.Profile));
    }

    [Fact]
    public void Two_contexts_of_one_name_are_refused()
    {
        var reading = Kubeconfig.For(Cluster, Shop, new() { Alias = "shop" });

        Assert.Null(reading.Value);
        Assert.Contains("3 contexts would be called 'shop'", reading.Findings.Single(finding => finding.Code == "EKS229").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_guessed_of_how_to_reach_a_cluster()
    {
        var other = Shop with { Region = "us-east-1" };

        var reading = Kubeconfig.For(Cluster, new ClusterConnections([other]));

        Assert.Equal("EKS226", Assert.Single(reading.Findings).Code);
        Assert.Contains(
            "run: aws eks describe-cluster --name shop --region eu-west-1 --output json > shop.json", $"{reading.Findings[0]}", StringComparison.Ordinal);
        Assert.True(Kubeconfig.For(Cluster, new ClusterConnections([other, Shop])).Ok);
    }

    [Fact]
    public void A_role_that_only_a_deployment_names_is_left_out_with_a_word()
    {
        var cluster = new ClusterSnapshot
        {
            Name = "shop",
            Plan = AccessPlan.Build([new AccessGrant { Principal = PrincipalArn.UnresolvedRole("${AdminRole.Arn}", "{AdminRole}") }]).Value!,
        };

        var usual = Kubeconfig.For(cluster, Shop);
        var named = Kubeconfig.For(cluster, Shop, new() { As = ["{AdminRole}"] });

        Assert.Equal((0, "EKS228"), (usual.OrThrow().Contexts.Count, Assert.Single(usual.Findings).Code));
        Assert.Equal((null, "EKS228", Severity.Error), (named.Value, named.Findings[0].Code, named.Findings[0].Severity));
    }

    private static ClusterSnapshot Snapshot(string text) =>
        ClusterSnapshot.Of(ClusterInputs.Read(new InputText("cluster.yaml", text)).OrThrow().Clusters[0], DefaultsFlavour.Secure).OrThrow();
}
