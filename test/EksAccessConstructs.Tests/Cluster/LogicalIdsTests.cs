using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Cluster;

public sealed class LogicalIdsTests
{
    [Theory]
    [InlineData("us-west-2a", "UsWest2a")]
    [InlineData("main", "Main")]
    [InlineData("nodegroup-miya", "NodegroupMiya")]
    [InlineData("Team_Shop", "TeamShop0FD6FC50")]
    public void A_name_becomes_a_word(string name, string word) => Assert.Equal(word, LogicalIds.Word(name));

    [Fact]
    public void Names_that_differ_only_in_what_an_id_cannot_hold_stay_apart()
    {
        string[] names = ["team-shop", "team_shop", "team.shop", "team shop", "Team-shop", "TEAM-SHOP", "teamShop", "téam-shop"];

        Assert.Equal(names.Length, names.Select(LogicalIds.Word).Distinct().Count());
        Assert.All(names, name => Assert.All(LogicalIds.Word(name), letter => Assert.True(char.IsAsciiLetterOrDigit(letter))));
    }
}
