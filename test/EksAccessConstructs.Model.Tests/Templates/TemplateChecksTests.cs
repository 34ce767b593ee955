using EksAccessConstructs.Access;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates.Checks;

namespace EksAccessConstructs.Tests.Templates;

/// <summary>What is held against templates, and what is not since only a deployment knows it.</summary>
public sealed class TemplateChecksTests
{
    private const string Cluster = "Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Name: shop, RoleArn: 'arn:aws:iam::111122223333:role/eks', "
        + "AccessConfig: {AuthenticationMode: API}, ResourcesVpcConfig: {SubnetIds: [subnet-1, subnet-2]}}}";

    [Theory]
    [InlineData("Entry: {Type: 'AWS::EKS::AccessEntry', Properties: {ClusterName: !Ref Cluster, PrincipalArn: !Ref Who, "
        + "Type: !Ref Kind, KubernetesGroups: !Ref All}}")]
    [InlineData("Entry: {Type: 'AWS::EKS::AccessEntry', Properties: {ClusterName: !Ref Cluster, PrincipalArn: !ImportValue who, AccessPolicies: !Ref All}}")]
    [InlineData("Pods: {Type: 'AWS::EKS::PodIdentityAssociation', Properties: {ClusterName: !Ref Cluster, Namespace: !Ref Who, "
        + "ServiceAccount: a, RoleArn: !Ref Who}}")]
    [InlineData("Other: {Type: 'AWS::EKS::Cluster', Properties: {Version: !Ref Who, RoleArn: !Ref Who, ResourcesVpcConfig: {SubnetIds: !Ref All}}}")]
    [InlineData("Other: {Type: 'AWS::EKS::Cluster', Properties: {RoleArn: !Ref Who, ResourcesVpcConfig: {SubnetIds: [!Ref All]}}}")]
    [InlineData("Other: {Type: 'AWS::EKS::Cluster', Properties: {'Fn::Transform': {Name: Make}}}")]
    [InlineData("Mine: {Type: 'Custom::Thing', Properties: {ServiceToken: !Sub '${Who}', Groups: ['system:masters']}}")]
    [InlineData("Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: !Ref Who, Policies: [{PolicyName: a, PolicyDocument: "
        + "{Statement: {Effect: !Ref Who, Action: ['eks:*', 's3:getobject', 'EKS:describecluster', !Ref Who], Resource: '*'}}}]}}")]
    public void What_only_a_deployment_knows_gives_no_finding(string resource) => Assert.Equal("", Findings(resource));

    [Fact]
    public void What_is_wrong_only_if_a_condition_holds_is_a_warning()
    {
        const string entry = "Entry: {Type: 'AWS::EKS::AccessEntry', Properties: {ClusterName: !Ref Cluster, "
            + "PrincipalArn: 'arn:aws:iam::111122223333:role/dev', KubernetesGroups: [!If [IsProd, 'system:masters', dev]]}}";

        Assert.Contains("warning EKS048: if conditions of the template turn out so: the group 'system:masters'", Findings(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_entries_only_those_that_are_both_made_are_too_many()
    {
        const string both = """
            One: {Type: 'AWS::EKS::AccessEntry', Condition: IsProd, Properties: {ClusterName: !Ref Cluster,
                PrincipalArn: 'arn:aws:iam::111122223333:role/dev', KubernetesGroups: [a]}}
              Two: {Type: 'AWS::EKS::AccessEntry', Condition: IsNot, Properties: {ClusterName: !Ref Cluster,
                PrincipalArn: 'arn:aws:iam::111122223333:role/dev', KubernetesGroups: [b]}}
            """;
        var always = both.Replace("Condition: IsProd, ", "", StringComparison.Ordinal).Replace("Condition: IsNot, ", "", StringComparison.Ordinal);

        Assert.DoesNotContain("EKS042", Findings(both), StringComparison.Ordinal);
        Assert.Contains("error EKS042", Findings(always), StringComparison.Ordinal);
    }

    [Fact]
    public void References_are_not_looked_at_where_a_macro_may_add_resources()
    {
        const string lost = "Lost: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !GetAtt Nowhere.Name}}";

        Assert.Contains("error EKS166: the template has no resource 'Nowhere'", Findings(lost), StringComparison.Ordinal);
        Assert.DoesNotContain("EKS166", Findings(lost, "Transform: AWS::Serverless-2016-10-31\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Sub '${B.TopicName}'}}\n  B: {Type: 'AWS::SNS::Topic', DependsOn: [A]}", "A → B → A")]
    [InlineData("A: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref A}}", "A → A")]
    public void Resources_that_wait_for_each_other_are_named_along_the_way(string resources, string way) => Assert.Contains(
        $"error EKS167: resources wait for each other, so CloudFormation makes none of them: {way};", Findings(resources), StringComparison.Ordinal);

    [Fact]
    public void A_diamond_is_no_circle() => Assert.Equal("", Findings(
        "A: {Type: 'AWS::SNS::Topic', DependsOn: [B, C]}\n  B: {Type: 'AWS::SNS::Topic', DependsOn: D}\n  C: {Type: 'AWS::SNS::Topic', DependsOn: D}\n"
            + "  D: {Type: 'AWS::SNS::Topic'}"));

    [Theory]
    [InlineData("pods.eks.amazonaws.com", "[sts:AssumeRole, sts:TagSession]", "")]
    [InlineData("pods.eks.amazonaws.com", "'sts:*'", "")]
    [InlineData("!Sub 'pods.eks.${AWS::URLSuffix}'", "[sts:AssumeRole, sts:TagSession]", "")]
    [InlineData("!Ref Who", "[sts:AssumeRole, sts:TagSession]", "")]
    [InlineData("pods.eks.amazonaws.com", "sts:TagSession", "sts:AssumeRole")]
    public void A_role_of_pods_is_refused_where_its_trust_surely_lets_no_pod_in(string service, string actions, string missing)
    {
        var findings = Findings($$$"""
            Pods: {Type: 'AWS::EKS::PodIdentityAssociation', Properties: {ClusterName: !Ref Cluster, Namespace: a, ServiceAccount: b,
                RoleArn: !GetAtt Role.Arn}}
              Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Statement: [
                {Effect: Allow, Principal: {Service: {{{service}}} }, Action: {{{actions}}} }] } } }
            """);

        var isRefused = findings.Contains($"EKS148: the role 'Role' does not trust pods.eks.amazonaws.com with {missing},", StringComparison.Ordinal);
        Assert.Equal((missing.Length > 0, missing.Length > 0), (isRefused, findings.Length > 0));
    }

    [Fact]
    public void Words_of_the_table_are_those_of_the_model()
    {
        var modes = EksTypes.Find("AWS::EKS::Cluster")!.Properties.Inside["AccessConfig"].Inside["AuthenticationMode"].Words;
        var types = EksTypes.Find("AWS::EKS::Nodegroup")!.Properties.Inside["AmiType"].Words.Where(word => word != "CUSTOM");

        Assert.All(modes, mode => Assert.NotNull(AuthenticationModes.FromApiValue(mode)));
        Assert.All(types, type => Assert.NotNull(AmiFamily.OfAmiType(type)));
    }

    private static string Findings(string resource, string before = "") => string.Join('\n', ClusterInputs.Read(new InputText("stack.yaml", $$$"""
        {{{before}}}Parameters: {Who: {Type: String}, Kind: {Type: String}, All: {Type: CommaDelimitedList}}
        Conditions: {IsProd: !Equals [!Ref Who, prod], IsNot: !Not [{Condition: IsProd}]}
        Resources:
          {{{Cluster}}}
          {{{resource}}}
        """)).Findings.Where(finding => finding.Code is not ("EKS177" or "EKS178" or "EKS180")));
}
