using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.Review;

public sealed class TemplateLimitsTests
{
    private static readonly SourceLocation Place = new("cluster.yaml", 1, 1);

    [Theory]
    [InlineData(399, null)]
    [InlineData(400, "EKS145")]
    [InlineData(500, "EKS145")]
    [InlineData(501, "EKS144")]
    public void The_number_of_resources_is_held_against_the_limit(int resources, string? code) =>
        Assert.Equal(code is null ? [] : [code], Check(Template(resources, "AWS::EKS::AccessEntry", 10)).Select(finding => finding.Code));

    [Theory]
    [InlineData(8000, null)]
    [InlineData(9000, "EKS145")]
    [InlineData(11000, "EKS144")]
    public void The_size_of_the_template_is_held_against_the_limit(int bytes, string? code) =>
        Assert.Equal(code is null ? [] : [code], Check(Template(100, "AWS::EC2::LaunchTemplate", bytes)).Select(finding => finding.Code));

    [Fact]
    public void A_finding_names_the_stack_the_numbers_the_commonest_types_and_the_way_out() => Assert.Equal(
        "cluster.yaml:1:1: error EKS144: stack 'eks-demo' has 600 resources and a template of 33 KB, and CloudFormation takes 500 and 1024 KB; "
            + "the most are 600 AWS::EKS::AccessEntry; put access entries into further stacks with -c accessStacks=NUMBER",
        Assert.Single(Check(Template(600, "AWS::EKS::AccessEntry", 10))).ToString());

    [Fact]
    public void Nodes_have_another_way_out() =>
        Assert.EndsWith("in a stack of their own in code", Assert.Single(Check(Template(600, "AWS::IAM::Role", 10))).Message, StringComparison.Ordinal);

    private static ValueList<Finding> Check(string template) => TemplateLimits.Check("eks-demo", template, Place);

    private static string Template(int resources, string type, int bytes)
    {
        var each = Enumerable.Range(1, resources).Select(number => $"\"A{number}\":{{\"Type\":\"{type}\",\"X\":\"{new string('x', bytes)}\"}}");
        return $"{{\"Resources\":{{{string.Join(',', each)}}}}}";
    }
}
