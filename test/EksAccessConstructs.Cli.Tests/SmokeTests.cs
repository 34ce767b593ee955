namespace EksAccessConstructs.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.NotNull(Repository.Root);
}
