using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Comparing;

public sealed class ComparisonTests
{
    private static readonly Dictionary<string, string> Theirs = new()
    {
        ["cluster.Version"] = "1.34",
        ["cluster.AccessConfig.AuthenticationMode"] = "API_AND_CONFIG_MAP",
    };

    [Fact]
    public void What_both_sides_say_holds() => Assert.True(Comparison.Of(Theirs, Theirs, []).Holds);

    [Fact]
    public void A_fact_that_we_lack_is_missing()
    {
        var comparison = Comparison.Of(Theirs, new Dictionary<string, string> { ["cluster.Version"] = "1.34" }, []);

        Assert.False(comparison.Holds);
        Assert.Equal(
            "- cluster.AccessConfig.AuthenticationMode = API_AND_CONFIG_MAP\n1 of 2 facts (50 %): same 1, accepted 0, different 0, missing 1; ours alone 0",
            comparison.Report(FactState.Missing));
    }

    [Fact]
    public void Another_value_is_different()
    {
        var comparison = Comparison.Of(Theirs, With("API"), []);

        Assert.False(comparison.Holds);
        Assert.StartsWith(
            "! cluster.AccessConfig.AuthenticationMode: eksctl API_AND_CONFIG_MAP, ours API\n",
            comparison.Report(FactState.Different),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_ours_alone_is_not_a_fault()
    {
        var ours = new Dictionary<string, string>(Theirs) { ["cluster.DeletionProtection"] = "true" };

        Assert.True(Comparison.Of(Theirs, ours, []).Holds);
    }

    [Theory]
    [InlineData("API", null, true)]
    [InlineData("CONFIG_MAP", null, false)]
    [InlineData("API", "accessConfig: {}", true)]
    [InlineData("API", "accessConfig: {authenticationMode: API_AND_CONFIG_MAP}", false)]
    public void A_difference_is_accepted_where_it_is_the_one_that_is_meant_and_the_config_is_silent(string ours, string? config, bool holds)
    {
        var mode = Mode with { Ours = "API", UnlessSet = "accessConfig.authenticationMode" };

        Assert.Equal(holds, Comparison.Of(Theirs, With(ours), [mode], config is null ? null : YamlJson.First(config)).Holds);
    }

    [Fact]
    public void A_missing_fact_is_accepted_where_anything_will_do()
    {
        var ours = new Dictionary<string, string> { ["cluster.Version"] = "1.34" };

        Assert.True(Comparison.Of(Theirs, ours, [Mode]).Holds);
        Assert.False(Comparison.Of(Theirs, ours, [Mode with { Ours = "API" }]).Holds);
    }

    [Fact]
    public void Accepted_differences_name_whole_facts()
    {
        var part = Mode with { Fact = new Regex(@"\A(?:AuthenticationMode)\z") };

        Assert.False(Comparison.Of(Theirs, With("API"), [part]).Holds);
    }

    private static AcceptedDifference Mode => new(new Regex(@"\A(?:cluster\.AccessConfig\.AuthenticationMode)\z"), null, null, "entries are enough");

    private static Dictionary<string, string> With(string mode) => new(Theirs) { ["cluster.AccessConfig.AuthenticationMode"] = mode };
}
