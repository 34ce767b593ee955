using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class ModeTransitionGuardTests
{
    [Theory]
    [InlineData("CONFIG_MAP", "API_AND_CONFIG_MAP", "", "")]
    [InlineData("API_AND_CONFIG_MAP", "API", "", "")]
    [InlineData("API", "API", "\"New\":{\"Type\":\"AWS::IAM::Role\"},", "")]
    [InlineData(null, "API_AND_CONFIG_MAP", "", "")]
    [InlineData("CONFIG_MAP", "API", "",
        "the authentication mode goes from CONFIG_MAP to API at once, and EKS takes one step at a time; deploy API_AND_CONFIG_MAP first")]
    [InlineData(
        null, "API", "", "the authentication mode goes from CONFIG_MAP to API at once, and EKS takes one step at a time; deploy API_AND_CONFIG_MAP first")]
    [InlineData("API", "API_AND_CONFIG_MAP", "", "the authentication mode goes from API to API_AND_CONFIG_MAP, and EKS never goes back; leave it at API")]
    [InlineData("API", null, "", "the authentication mode goes from API to CONFIG_MAP, and EKS never goes back; leave it at API")]
    [InlineData("CONFIG_MAP", "API_AND_CONFIG_MAP", "\"New\":{\"Type\":\"AWS::IAM::Role\"},",
        "the authentication mode goes from CONFIG_MAP to API_AND_CONFIG_MAP together with new resource 'New'; "
            + "CloudFormation cannot roll the mode back where one of them fails: deploy the mode alone")]
    [InlineData("CONFIG_MAP", "API_AND_CONFIG_MAP", "\"Meta\":{\"Type\":\"AWS::CDK::Metadata\"},", "")]
    public void The_mode_goes_one_step_up_alone(string? before, string? after, string others, string expected) =>
        Assert.Equal(expected, string.Join('\n',
            ModeTransitionGuard.CheckTemplates(Template(before, "1.34", ""), Template(after, "1.34", others), "x.json").Select(finding => finding.Message)));

    [Fact]
    public void A_change_of_the_cluster_itself_counts() => Assert.Contains(
        "together with a change of 'Cluster'",
        Assert.Single(ModeTransitionGuard.CheckTemplates(Template("CONFIG_MAP", "1.33", ""), Template("API_AND_CONFIG_MAP", "1.34", ""), "x.json")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{\"Resources\":{\"A\":1}}")]
    public void What_is_no_template_is_a_finding(string text) => Assert.Single(ModeTransitionGuard.CheckTemplates(text, Template("API", "1.34", ""), "x.json"));

    private static string Template(string? mode, string version, string others)
    {
        var access = mode is null ? "" : $"\"AccessConfig\":{{\"AuthenticationMode\":\"{mode}\"}},";
        return $"{{\"Resources\":{{{others}\"Cluster\":{{\"Type\":\"AWS::EKS::Cluster\",\"Properties\":{{{access}\"Version\":\"{version}\"}}}}}}}}";
    }
}
