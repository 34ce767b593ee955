using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AccessPolicyNameTests
{
    public static TheoryData<string> Names => [.. AccessPolicyName.Known.Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_known_policy_is_read_by_name_and_by_arn(string name)
    {
        var policy = AccessPolicyName.Read(name).OrThrow();
        var byArn = AccessPolicyName.Read(policy.ArnIn("aws-cn")).OrThrow();

        Assert.Equal(policy, byArn);
        Assert.Equal((null, "aws-cn"), (policy.GivenPartition, byArn.GivenPartition));
        Assert.True(policy.IsKnown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rules_are_there_exactly_where_a_table_is_published(string name)
    {
        var facts = AccessPolicyFacts.Of(AccessPolicyName.Custom(name));

        Assert.NotNull(facts);
        Assert.Equal(facts.Documentation is PolicyDocumentation.Table, facts.Rules is not null);
        Assert.DoesNotContain(facts.Rules ?? [], rule => rule.Verbs.IsEmpty || (rule.Resources.IsEmpty == rule.NonResourceUrls.IsEmpty));
    }

    [Fact]
    public void There_are_38_policies_of_which_8_have_a_table()
    {
        Assert.Equal(38, AccessPolicyName.Known.Distinct().Count());
        Assert.Equal(
            [
                "AmazonEKSClusterAdminPolicy", "AmazonEKSAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy",
                "AmazonEKSSecretReaderPolicy", "AmazonARCRegionSwitchScalingPolicy", "AmazonEKSHybridPolicy"
            ],
            AccessPolicyFacts.All.Where(facts => facts.Rules is not null).Select(facts => facts.Policy.Name));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", "is an IAM policy")]
    [InlineData("arn:aws:eks::aws:cluster-access-policy/", "names no access policy")]
    [InlineData("arn:aws:eks:eu-west-1:111122223333:cluster-access-policy/AmazonEKSViewPolicy", "names no access policy")]
    [InlineData("", "names no access policy")]
    [InlineData("Amazon EKS View", "names no access policy")]
    public void What_names_no_access_policy_is_refused(string text, string words)
    {
        var finding = Assert.Single(AccessPolicyName.Read(text).Findings);

        Assert.Equal("EKS057", finding.Code);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_tomorrow_is_taken_by_name()
    {
        Assert.False(AccessPolicyName.Custom("AmazonEKSTomorrowPolicy").IsKnown);
        Assert.Equal(
            "arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSTomorrowPolicy", AccessPolicyName.Custom("AmazonEKSTomorrowPolicy").ArnIn("aws-us-gov"));
    }
}
