using EksAccessConstructs.Startup;

namespace EksAccessConstructs.Tests.Startup;

public sealed class FastSynthTests
{
    [Fact]
    public void An_app_can_follow_another_one_whichever_way_they_are_made()
    {
        Assert.Equal([1, 1, 1], new[] { new Cdk.App(), EksAccess.App(), EksAccess.App() }.Select(Stacks));
        Assert.Equal(FastSynth.Enable(), FastSynth.Enable());
    }

    private static int Stacks(Cdk.App app)
    {
        new Cdk.Stack(app, "One");
        return app.Synth().Stacks.Length;
    }
}
