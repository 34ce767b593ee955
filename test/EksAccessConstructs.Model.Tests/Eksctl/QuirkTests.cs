namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>What eksctl accepts and EKS, EC2 or CloudFormation refuses, or eksctl drops or reads differently: each is a finding here.</summary>
/// <remarks>Those that the oracle holds a file for are in VerdictTests.</remarks>
public sealed class QuirkTests
{
    private const string Role = "arn:aws:iam::111122223333:role/x";

    [Theory]
    [InlineData("managedNodeGroups: [{name: a, desiredCapacity: 012, maxSize: 20}]", "EKS009")]
    [InlineData("managedNodeGroups: [{name: a, ssh: {enableSSM: false}}]", "EKS005")]
    [InlineData("vpc: {id: vpc-0a1b2c3d4e5f60718, subnets: {public: {x: {id: subnet-0a1b2c3d4e5f60718, colour: red}}}}", "EKS005")]
    [InlineData("cloudWatch: {clusterLogging: {enableTypes: [all, audits]}}", "EKS034")]
    [InlineData("vpc: {securityGroup: sg-0a1b2c3d4e5f60718, extraCIDRs: [10.0.0.0/8]}", "EKS009")]
    [InlineData("vpc: {id: vpc-0a1b2c3d4e5f60718, nat: {gateway: Single}, subnets: {public: {a: {id: subnet-0a1b2c3d4e5f60718}}}}", "EKS009")]
    [InlineData("nodeGroups: [{name: a, updateConfig: {maxUnavailable: 1, maxUnavailablePercentage: 5}}]", "EKS027")]
    [InlineData("accessConfig: {authenticationMode: OTHER}", "EKS008")]
    [InlineData("accessConfig: {authenticationMode: api}", "EKS008")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: \"arn:aws:s3:::bucket\"}]}", "EKS041")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: \"arn:aws:iam::111122223333:root\"}]}", "EKS041")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: \"arn:aws:sts::111122223333:assumed-role/x/y\"}]}", "EKS041")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: \"arn:aws-cn:iam::111122223333:role/x\"}]}", "EKS058")]
    [InlineData("metadata: {name: NAME101, region: us-west-2}", "EKS012")]
    [InlineData("fargateProfiles: [{name: eks-web, selectors: [{namespace: web}]}]", "EKS035")]
    [InlineData("capabilities: [{type: ACK}]", "EKS014")]
    [InlineData("capabilities: [{name: a, type: ARGOCD}]", "EKS014")]
    [InlineData("capabilities: [{name: a, type: ARGOCD, configuration: {argocd: {namespace: x}}}]", "EKS014")]
    [InlineData(
        "iam: {withOIDC: true, serviceAccounts: [{metadata: {name: a}, attachRoleARN: ROLE, attachPolicyARNs: [\"arn:aws:iam::aws:policy/X\"]}]}",
        "EKS018")]
    [InlineData("iam: {withOIDC: true, serviceAccounts: [{metadata: {name: a}, attachPolicy: {}}]}", "EKS018")]
    [InlineData("addons: [{name: coredns}, {name: coredns}]", "EKS020")]
    [InlineData("addons: [{name: coredns, resolveConflicts: maybe}]", "EKS020")]
    [InlineData("vpc: {controlPlaneEgressMode: SOME}", "EKS008")]
    [InlineData("remoteNetworkConfig: {remoteNodeNetworks: [{cidrs: [192.168.0.0/20]}]}", "EKS037")]
    [InlineData("remoteNetworkConfig: {iam: {provider: ira, caBundleCert: \"\"}, remoteNodeNetworks: [{cidrs: [10.80.0.0/16]}]}", "EKS037")]
    [InlineData("remoteNetworkConfig: {vpcGatewayID: tgw-, remoteNodeNetworks: [{cidrs: [10.80.0.0/16]}]}", "EKS037")]
    [InlineData("kubeSchedulerConfig: {nodeResourcesFit: {scoringStrategy: {type: Other}}}", "EKS008")]
    [InlineData("managedNodeGroups: [{name: a, minSize: -1}]", "EKS027")]
    [InlineData("managedNodeGroups: [{name: a, nodeRepairConfig: {enabled: true, nodeRepairConfigOverrides: [{repairAction: Dance}]}}]", "EKS027")]
    [InlineData("managedNodeGroups: [{name: a, amiFamily: WindowsServer2022CoreContainer, instanceType: m7g.large}]", "EKS030")]
    [InlineData("nodeGroups: [{name: a, instanceType: trn1.2xlarge, cpuCredits: unlimited}]", "EKS030")]
    [InlineData("managedNodeGroups: [{name: a, ssh: {publicKeyName: a, publicKey: \"ssh-ed25519 AAAA\"}}]", "EKS027")]
    [InlineData("managedNodeGroups: [{name: a, overrideBootstrapCommand: \"echo hello\"}]", "EKS029")]
    [InlineData("managedNodeGroups: [{name: a, amiFamily: AmazonLinux2, ami: ami-0a1b2c3d4e5f60718, overrideBootstrapCommand: x}]", "EKS029")]
    public void What_eksctl_passes_over_is_a_finding(string text, string code)
    {
        var body = text.Replace("ROLE", Role, StringComparison.Ordinal).Replace("NAME101", new string('a', 101), StringComparison.Ordinal);
        var metadata = text.StartsWith("metadata", StringComparison.Ordinal) ? "" : "metadata: {name: demo, region: us-west-2}\n";

        var findings = EksctlOracle.Read($"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n{metadata}{body}\n").Findings;

        Assert.True(findings.Any(finding => finding.Code == code && finding.Severity is not Severity.Info), string.Join('\n', findings));
    }

    [Fact]
    public void Two_names_of_one_policy_are_doubtful_for_managed_nodes_and_refused_for_others() => Assert.Equal(
        [Severity.Warning, Severity.Error],
        new[] { "managedNodeGroups", "nodeGroups" }.Select(groups => Assert.Single(
            EksctlOracle.Read("apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: demo, region: us-west-2}\n"
                + $"{groups}: [{{name: a, iam: {{withAddonPolicies: {{albIngress: true, awsLoadBalancerController: true}}}}}}]\n").Findings,
            finding => finding.Code == "EKS032").Severity));
}
