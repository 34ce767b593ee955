namespace EksAccessConstructs.Tests;

/// <summary>The app holds what it makes against the rules for templates, too.</summary>
public sealed class ValidationTests
{
    [Fact]
    public void What_the_app_makes_of_the_quickstart_passes_the_plugin()
    {
        using var run = new AppRun(("input", Path.Combine(Repository.Root, "samples", "quickstart")));

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("EksAccess", run.Text("validation-report.json"), StringComparison.Ordinal);
    }
}
