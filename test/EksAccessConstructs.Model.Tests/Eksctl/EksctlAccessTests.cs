using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class EksctlAccessTests
{
    [Fact]
    public void An_entry_becomes_a_grant_with_all_it_says()
    {
        var access = Read("""
            accessConfig:
              accessEntries:
                - principalARN: arn:aws:iam::111122223333:role/teams/shop
                  kubernetesGroups: [shop]
                  kubernetesUsername: shop:{{SessionName}}
                  accessPolicies:
                    - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy
                      accessScope: {type: namespace, namespaces: [shop, "shop-*"]}
                - {principalARN: "arn:aws:iam::111122223333:role/nodes", type: EC2_LINUX}
            """).OrThrow();

        Assert.Equal(
            [
                new AccessGrant
                {
                    Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/teams/shop"),
                    Groups = ["shop"],
                    Username = "shop:{{SessionName}}",
                    Policies = [new PolicyAssociation(AccessPolicyName.Edit, PolicyScope.Namespaces("shop", "shop-*"))],
                },
                new AccessGrant { Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/nodes"), Type = EntryType.Ec2Linux },
            ],
            access.Plan.Grants);
        Assert.Equal("cluster.yaml:6:7", access.Plan.Grants[0].Origin.Location?.ToString());
    }

    [Fact]
    public void Masters_becomes_an_administrator_and_other_groups_stay()
    {
        var access = Read("iamIdentityMappings: [{arn: \"arn:aws-cn:iam::111122223333:role/admin\", username: admin, groups: [system:masters, ops]}]",
            "cn-north-1").OrThrow();

        var grant = Assert.Single(access.Plan.Grants);
        Assert.True(grant.IsClusterAdmin);
        Assert.Equal(["ops"], grant.Groups);
        Assert.Equal("admin", grant.Username);
    }

    [Fact]
    public void An_entry_and_a_mapping_of_one_principal_are_one_grant() => Assert.Single(Read("""
        accessConfig: {accessEntries: [{principalARN: "arn:aws:iam::111122223333:role/ops", kubernetesGroups: [ops]}]}
        iamIdentityMappings: [{arn: "arn:aws:iam::111122223333:role/ops", username: ops, groups: [ops]}]
        """).OrThrow().Plan.Grants);

    [Theory]
    [InlineData("{account: \"444455556666\"}", "444455556666")]
    [InlineData("{serviceName: emr-containers, namespace: spark}", "emr-containers")]
    public void What_an_entry_cannot_say_is_a_warning_with_the_way_out(string mapping, string word) => Assert.Contains(
        Read($"iamIdentityMappings: [{mapping}]").Findings,
        finding => finding is { Severity: Severity.Warning, Location.Line: 4 } && finding.Message.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void A_system_group_gets_an_own_name_with_the_same_rights()
    {
        var access = Read("iamIdentityMappings: [{arn: \"arn:aws:iam::111122223333:role/old\", username: old, groups: [system:node-proxier]}]").OrThrow();

        Assert.Equal(["aws-auth:system:node-proxier"], access.Plan.Grants[0].Groups);
        Assert.NotEmpty(access.Rbac);
    }

    [Fact]
    public void Without_entries_a_mapping_is_a_row_of_aws_auth_and_loses_nothing()
    {
        var reading = Read("""
            accessConfig: {authenticationMode: CONFIG_MAP}
            iamIdentityMappings:
            - {arn: "arn:aws:iam::111122223333:role/ops", username: ops, groups: [ops]}
            - {account: "444455556666"}
            - {serviceName: emr-containers, namespace: spark}
            """);

        Assert.Empty(reading.OrThrow().Plan.Grants);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Mode_and_creator_are_those_of_the_cluster()
    {
        Assert.Equal((ClusterAuthenticationMode.Api, false), Facts(DefaultsFlavour.Secure));
        Assert.Equal((ClusterAuthenticationMode.ApiAndConfigMap, true), Facts(DefaultsFlavour.Eksctl));

        static (ClusterAuthenticationMode, bool) Facts(DefaultsFlavour flavour) =>
            Read("", "us-west-2", flavour).OrThrow().Plan is var plan ? (plan.Mode, plan.CreatorIsAdmin) : default;
    }

    [Theory]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/a/b")]
    [InlineData("arn:aws:iam::111122223333:role/aws-service-role/x/y")]
    public void A_principal_that_eks_refuses_is_an_error_of_the_reader(string arn) => Assert.Contains(
        EksctlOracle.Read(Text($"accessConfig: {{accessEntries: [{{principalARN: \"{arn}\"}}]}}", "us-west-2")).Findings,
        finding => finding is { Severity: Severity.Error, Location.Line: 4 });

    private static Reading<ConfigAccess> Read(string text, string region = "us-west-2", DefaultsFlavour flavour = DefaultsFlavour.Secure) =>
        EksctlAccess.Read(ClusterConfigDefaults.Fill(EksctlOracle.Read(Text(text, region)).OrThrow(), flavour).OrThrow());

    private static string Text(string text, string region) =>
        $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: {region}}}\n{text}\n";
}
