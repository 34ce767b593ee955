using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class NetworkCardsTests
{
    [Theory]
    [InlineData("p4d.24xlarge", 4)]
    [InlineData("p5.48xlarge", 32)]
    [InlineData("hpc7a.96xlarge", 2)]
    [InlineData("c5n.18xlarge", 1)]
    [InlineData("m5.large", 1)]
    public void A_type_has_the_network_cards_of_the_table_or_one(string type, int cards) => Assert.Equal(cards, NetworkCards.Of(type));

    [Fact]
    public void A_group_has_as_many_as_its_poorest_type() => Assert.Equal(4, NetworkCards.OfGroup(["p5.48xlarge", "p4d.24xlarge"]));
}
