namespace EksAccessConstructs.Tests;

public sealed class EksAccessTests
{
    [Theory]
    [InlineData("eks-access: name a verb; see 'eks-access --help'\n")]
    [InlineData("eks-access: unknown verb 'rulez'; see 'eks-access --help'; did you mean 'rules'?\n", "rulez")]
    [InlineData("eks-access: Unrecognized command or argument '--nope'.\neks-access: see 'eks-access rules --help'\n", "rules", "--nope")]
    public void A_command_line_that_cannot_be_is_refused_with_exit_code_2(string error, params string[] args) =>
        Assert.Equal(new ToolRun(2, "", error), ToolRun.Of(args));

    [Fact]
    public void Help_is_no_failure()
    {
        var run = ToolRun.Of("--help");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("rules", run.Out, StringComparison.Ordinal);
    }
}
