using EksAccessConstructs.Eksctl.Steps;

namespace EksAccessConstructs.Tests.Eksctl.Steps;

public sealed class ManualStepsTests
{
    private const string Head = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: us-west-2}
        availabilityZones: [us-west-2a, us-west-2b]
        """;

    [Fact]
    public void Every_step_has_a_command_that_can_be_copied() => Golden.Match(string.Join('\n', Of("""
        iam: {withOIDC: true}
        managedNodeGroups:
          - {name: gpu, instanceType: g5.xlarge, asgSuspendProcesses: [AZRebalance, Launch]}
          - {name: more, instanceType: g5.2xlarge, propagateASGTags: true, taints: [{key: gpu, value: only, effect: NoSchedule}]}
          - {name: win, amiFamily: WindowsServer2022CoreContainer}
        nodeGroups:
          - {name: own, instanceType: inf2.xlarge, asgSuspendProcesses: [ReplaceUnhealthy]}
          - {name: fast, instanceType: c5n.18xlarge, efaEnabled: true, availabilityZones: [us-west-2a]}
        capabilities:
          - name: resources
            type: ACK
            accessPolicies:
              - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy
                accessScope: {type: namespace, namespaces: [apps, more]}
              - {policyARN: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", accessScope: {type: cluster}}
        karpenter: {version: 1.6.1, withSpotInterruptionQueue: true, createServiceAccount: true}
        gitops: {flux: {gitProvider: github, flags: {owner: dr-who, repository: our repo, password: secret}}}
        """).Select(step => $"{step.Location}\n{step.What}\n{step.Why}\n{step.Command}\n")));

    [Fact]
    public void A_device_plugin_is_installed_once_for_all_groups() =>
        Assert.Single(Of("managedNodeGroups: [{name: a, instanceType: g5.xlarge}, {name: b, instanceType: g6.xlarge}]"));

    [Theory]
    [InlineData(
        "0.31.0", true, "--version v0.31.0", "settings.aws.clusterName=shop", "settings.aws.interruptionQueueName=shop")]
    [InlineData("v0.32.3", true, "--version v0.32.3", "settings.clusterName=shop", "settings.interruptionQueue=shop", "serviceAccount.create=true")]
    [InlineData("v1.6.1", false, "--version 1.6.1", "settings.clusterName=shop", "settings.interruptionQueue=shop", "serviceAccount.create=false")]
    public void The_chart_gets_the_values_that_its_version_knows(string version, bool account, params string[] parts)
    {
        var steps = Of($$"""
            iam: {withOIDC: true}
            karpenter: {version: "{{version}}", withSpotInterruptionQueue: true, createServiceAccount: {{(account ? "true" : "false")}}}
            """);

        Assert.Equal(account ? 1 : 2, steps.Count);
        Assert.All(parts, part => Assert.Contains(part, steps[^1].Command, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iamIdentityMappings: [{account: '444455556666'}]", "until then iamIdentityMappings lets nobody in", false)]
    [InlineData("nodeGroups: [{name: own}, {name: more}]", "until then the nodes of 'own', 'more' do not join", true)]
    [InlineData("nodeGroups: [{name: own, iam: {instanceRoleARN: 'arn:aws:iam::111122223333:role/nodes'}}]", "the nodes of 'own' do not join", false)]
    [InlineData("iam: {withOIDC: true}\nkarpenter: {version: 1.6.1, createServiceAccount: true}", "until then the nodes of Karpenter do not join", true)]
    [InlineData("iamIdentityMappings: [{serviceName: emr-containers, namespace: spark}]", "lets nobody in", true)]
    public void Rows_of_aws_auth_are_added_by_one_command(string rest, string why, bool asksStack)
    {
        var step = Of($"accessConfig: {{authenticationMode: CONFIG_MAP}}\n{rest}")[0];

        Assert.Equal("add the rows of eks-access/shop/aws-auth-additions.yaml to the ConfigMap aws-auth", step.What);
        Assert.EndsWith(why, step.Why, StringComparison.Ordinal);
        Assert.Equal(asksStack, step.Command.Contains("describe-stacks --stack-name eks-shop", StringComparison.Ordinal));
        Assert.Equal(asksStack, step.Command.Contains("--outputs", StringComparison.Ordinal));
        Assert.EndsWith(" && kubectl apply --filename eks-access/shop/aws-auth.yaml", step.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("API")]
    [InlineData("API_AND_CONFIG_MAP")]
    public void Where_there_are_entries_no_rows_are_added(string mode) => Assert.Empty(Of($$"""
        accessConfig: {authenticationMode: {{mode}}}
        iamIdentityMappings: [{account: '444455556666'}]
        nodeGroups: [{name: own}]
        """));

    [Fact]
    public void Flags_of_flux_are_words_of_a_shell_whatever_they_hold()
    {
        var command = Assert.Single(Of("""gitops: {flux: {gitProvider: "git; rm -rf /", flags: {"a b": "$(id)", path: "it's", "": x}}}""")).Command;

        Assert.EndsWith("""flux bootstrap 'git; rm -rf /' --'a b'='$(id)' --path='it'\''s' --''=x""", command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_shown() =>
        Assert.DoesNotContain("hunter2", Assert.Single(Of("gitops: {flux: {gitProvider: git, flags: {password: hunter2}}}")).Command, StringComparison.Ordinal);

    private static ValueList<ManualStep> Of(string rest) =>
        ManualSteps.Of(EksctlOracle.Read($"{Head}\n{rest}").Value ?? throw new FormatException(rest));
}
