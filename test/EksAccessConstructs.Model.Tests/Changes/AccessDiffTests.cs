using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Changes;

/// <summary>What is told beside the rows of a comparison.</summary>
public sealed class AccessDiffTests
{
    private const string Config = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1}
        """;

    private const string AwsAuth = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {namespace: kube-system, name: aws-auth}
        data:
          mapRoles: |
            - rolearn: arn:aws:iam::111122223333:role/ops
              username: ops
              groups: [ops]
        """;

    private const string OpsMayRead = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: ops}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: Group, name: ops, apiGroup: rbac.authorization.k8s.io}]
        """;

    [Fact]
    public void An_assumption_that_changes_nothing_is_not_told() =>
        Assert.Equal([], AccessDiff.Between(Cluster(Config, AwsAuth, OpsMayRead), Cluster(Config, AwsAuth, OpsMayRead)).NotEvaluated);

    [Fact]
    public void An_assumption_that_decides_is_told_once() => Assert.Equal(
        ["assumed: no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of"],
        AccessDiff.Between(Cluster(AwsAuth), Cluster(AwsAuth, OpsMayRead)).NotEvaluated
            .Where(cause => cause.Contains("mode", StringComparison.Ordinal)));

    [Fact]
    public void Rights_that_only_have_a_name_are_within_everything()
    {
        var change = Assert.Single(RightsChanges.Between(Cluster(Entry("AmazonEKSSecretAdminPolicy")), Cluster(Entry("AmazonEKSClusterAdminPolicy"))));

        Assert.Equal(("widened", "*"), (change.Word, change.Where));
        Assert.Empty(change.Lost);
    }

    [Theory]
    [InlineData("Ops", "ops", "STANDARD", null)]
    [InlineData("Other", "ops", "STANDARD", "the entry was 'Ops' and is 'Other': CloudFormation makes the new one first")]
    [InlineData("Ops", "sre", "STANDARD", "the entry 'Ops' was for 'arn:aws:iam::111122223333:role/ops': both are let in")]
    [InlineData("Ops", "ops", "EC2_LINUX", "the type of the entry 'Ops' becomes EC2_LINUX and was STANDARD")]
    [InlineData("Other", "sre", "STANDARD", null)]
    public void Entries_that_are_made_anew_are_told(string logicalId, string role, string type, string? problem)
    {
        var replacements = AccessDiff.Between(Template("Ops", "ops", "STANDARD"), Template(logicalId, role, type)).Replacements;

        Assert.Equal(problem is null, replacements.IsEmpty);
        Assert.All(replacements, one => Assert.StartsWith(problem!, one.Problem, StringComparison.Ordinal));
    }

    private static ClusterSnapshot Template(string logicalId, string role, string type) => ClusterSnapshot.Of(
        ClusterInputs.Read(new InputText("shop.template.json", $$"""
            {"Resources": {
              "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "shop", "AccessConfig": {"AuthenticationMode": "API"} } },
              "{{logicalId}}": {"Type": "AWS::EKS::AccessEntry", "Properties": {
                "ClusterName": {"Ref": "Cluster"}, "PrincipalArn": "arn:aws:iam::111122223333:role/{{role}}", "Type": "{{type}}"} } } }
            """)).Value!.Clusters.Single(),
        DefaultsFlavour.Secure).Value!;

    private static string Entry(string policy) => $$"""
        {{Config}}
        accessConfig:
          accessEntries:
            - principalARN: arn:aws:iam::111122223333:role/admins
              accessPolicies:
                - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
                  accessScope: {type: cluster}
            - principalARN: arn:aws:iam::111122223333:role/ops
              accessPolicies:
                - policyARN: arn:aws:eks::aws:cluster-access-policy/{{policy}}
                  accessScope: {type: cluster}
        """;

    private static ClusterSnapshot Cluster(params string[] texts) => ClusterSnapshot.Of(
        ClusterInputs.Read(texts.Select((text, place) => new InputText($"{place}.yaml", text))).Value!.Clusters.Single(), DefaultsFlavour.Secure).Value!;
}
