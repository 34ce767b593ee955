using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

public sealed class ClusterPlanTests
{
    private static readonly ValueList<PrincipalArn> Platform = [PrincipalArn.Parse("arn:aws:iam::111122223333:role/platform")];

    [Fact]
    public void An_administrator_in_the_file_needs_no_admin_role()
    {
        var plan = Plan(Admin("role/boss")).OrThrow();

        Assert.False(plan.MakesAdminRole);
        Assert.Equal(["arn:aws:iam::111122223333:role/boss"], plan.Access.DurableAdministrators.Select(grant => grant.Principal.Text));
    }

    [Fact]
    public void A_user_as_the_only_administrator_is_not_durable()
    {
        var reading = Plan(Admin("user/alice"));

        Assert.True(reading.OrThrow().MakesAdminRole);
        Assert.Contains(
            reading.Findings, finding => finding.Code == "EKS040" && finding.Message.StartsWith("only IAM users are administrators", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_named_is_a_warning_and_never_an_error()
    {
        var reading = Plan("");

        Assert.True(reading.OrThrow().MakesAdminRole);
        Assert.Equal(Severity.Warning, reading.Findings.Single(finding => finding.Code == "EKS040").Severity);
    }

    [Fact]
    public void Named_admins_make_the_role_without_a_warning()
    {
        var reading = Plan(Admin("role/boss"), Platform);

        Assert.True(reading.OrThrow().MakesAdminRole);
        Assert.Equal(Platform, reading.OrThrow().Admins);
        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "EKS040");
    }

    [Fact]
    public void Entries_win_over_aws_auth_and_the_loss_is_told()
    {
        var plan = Plan(Admin("role/boss"), [], "- {rolearn: 'arn:aws:iam::111122223333:role/boss', username: boss, groups: [auditors]}").OrThrow();

        Assert.Equal(["arn:aws:iam::111122223333:role/boss"], plan.Access.Grants.Select(grant => grant.Principal.Text));
        Assert.Contains(plan.CarriedOver, item => item.What == "aws-auth: arn:aws:iam::111122223333:role/boss");
    }

    [Fact]
    public void Masters_of_aws_auth_become_administrators_and_keep_their_other_groups()
    {
        var plan = Plan("", [], "- {rolearn: 'arn:aws:iam::111122223333:role/boss', username: boss, groups: ['system:masters', auditors]}").OrThrow();

        var grant = Assert.Single(plan.Access.Grants);
        Assert.True(grant.IsClusterAdmin);
        Assert.Equal(["auditors"], grant.Groups);
        Assert.False(plan.MakesAdminRole);
    }

    [Fact]
    public void A_row_that_lets_nobody_in_is_a_warning()
    {
        var reading = Plan(Admin("role/boss"), [], "- {rolearn: 'arn:aws:iam:::role/lost', username: lost, groups: [auditors]}");

        Assert.Contains(reading.Findings, finding => finding is { Code: "EKS089", Severity: Severity.Warning }
            && finding.Message.Contains("arn:aws:iam:::role/lost", StringComparison.Ordinal));
    }

    [Fact]
    public void In_mode_config_map_aws_auth_stays_and_no_entry_is_made()
    {
        var reading = Plan("accessConfig: {authenticationMode: CONFIG_MAP}", [],
            "- {rolearn: 'arn:aws:iam::111122223333:role/boss', username: boss, groups: ['system:masters']}");

        Assert.Empty(reading.OrThrow().Access.Grants);
        Assert.False(reading.OrThrow().MakesAdminRole);
        Assert.Contains(reading.Findings, finding => finding is { Code: "EKS101", Severity: Severity.Warning });
    }

    private static string Admin(string principal) => $"""
        accessConfig:
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:{principal}
            accessPolicies:
            - {"{"}policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {"{"}type: cluster{"}"}{"}"}
        """;

    private static Reading<ClusterPlan> Plan(string config, ValueList<PrincipalArn> admins = default, string? mapRoles = null)
    {
        var text = $$"""
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1, version: "1.34"}
            availabilityZones: [eu-west-1a, eu-west-1b]
            managedNodeGroups: [{name: main}]

            """ + config;
        var map = $$"""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: aws-auth, namespace: kube-system}
            data:
              mapRoles: |
                {{mapRoles}}
            """;
        InputText[] texts = mapRoles is null ? [new("cluster.yaml", text)] : [new("cluster.yaml", text), new("aws-auth.yaml", map)];
        return ClusterPlan.Make(ClusterInputs.Read(texts).OrThrow().Clusters[0], DefaultsFlavour.Secure, admins);
    }
}
