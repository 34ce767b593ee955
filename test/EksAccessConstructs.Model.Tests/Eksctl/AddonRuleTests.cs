namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>What add-ons of a ClusterConfig need, by the same table that constructs ask.</summary>
public sealed class AddonRuleTests
{
    [Fact]
    public void Adot_without_cert_manager_is_told() => Assert.Equal(
        ["cluster.yaml:4:17: warning EKS161: add-on 'adot' needs 'cert-manager', which 'addons' does not list; list it, or install it before"],
        Findings("addons: [{name: adot}]", "EKS161"));

    [Fact]
    public void Adot_with_cert_manager_is_fine() => Assert.Empty(Findings("addons: [{name: adot}, {name: Cert-Manager}]", "EKS161"));

    [Theory]
    [InlineData("us-gov-west-1", 1)]
    [InlineData("us-west-2", 0)]
    public void What_EKS_does_not_offer_in_the_partition_is_told(string region, int count) =>
        Assert.Equal(count, Findings("addons: [{name: external-dns}]", "EKS160", region).Count());

    [Theory]
    [InlineData("vpc-cni", "error")]
    [InlineData("coredns", "error")]
    [InlineData("aws-ebs-csi-driver", "warning")]
    [InlineData("eks-pod-identity-agent", "warning")]
    [InlineData("Eks-Node-Monitoring-Agent", "warning")]
    public void What_auto_mode_brings_is_told_and_refused_where_eksctl_refuses_it(string addon, string severity) => Assert.Equal(
        [$"cluster.yaml:5:17: {severity} EKS036: add-on '{addon}' is part of Auto Mode; leave it out"],
        Findings($"autoModeConfig: {{enabled: true}}\naddons: [{{name: {addon}}}]", "EKS036"));

    [Fact]
    public void The_cluster_scoped_policy_of_ebs_needs_tags_of_sessions_and_a_driver_that_names_the_cluster()
    {
        var scoped = "[arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy]";

        var findings = Findings($$"""
            iam:
              podIdentityAssociations:
                - {namespace: storage, serviceAccountName: csi, permissionPolicyARNs: {{scoped}}, disableSessionTags: true}
            addons:
              - {name: eks-pod-identity-agent}
              - name: aws-ebs-csi-driver
                version: v1.57.0-eksbuild.1
                podIdentityAssociations:
                  - {namespace: kube-system, serviceAccountName: ebs-csi-controller-sa, permissionPolicyARNs: {{scoped}}}
            """, "EKS159");

        Assert.Collection(findings.Order(StringComparer.Ordinal),
            first => Assert.StartsWith("cluster.yaml:10:", first, StringComparison.Ordinal),
            second => Assert.StartsWith("cluster.yaml:6:", second, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Findings(string rest, string code, string region = "us-west-2") => EksctlOracle
        .Read($"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: {region}}}\n{rest}")
        .Findings.Where(finding => finding.Code == code).Select(finding => finding.ToString());
}
