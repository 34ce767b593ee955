namespace EksAccessConstructs.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void A_stack_synthesizes()
    {
        using var test = new TestStack();
        new Cdk.CfnResource(test.Stack, "Thing", new Cdk.CfnResourceProps { Type = "AWS::SNS::Topic" });

        Assert.Contains("AWS::SNS::Topic", test.Template(), StringComparison.Ordinal);
    }
}
