using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class SubnetPlanTests
{
    [Fact]
    public void Public_subnets_come_first_then_private_ones() => Assert.Equal(
        [
            "a 192.168.0.0/19 public", "b 192.168.32.0/19 public", "c 192.168.64.0/19 public", "a 192.168.96.0/19 private", "b 192.168.128.0/19 private",
            "c 192.168.160.0/19 private"
        ],
        Words(SubnetPlan.Cut("192.168.0.0/16", ["a", "b", "c"], [])));

    [Fact]
    public void Local_zones_come_after_zones_in_each_half() => Assert.Equal(
        [
            "a 10.0.0.0/19 public", "b 10.0.32.0/19 public", "l 10.0.64.0/19 public", "a 10.0.96.0/19 private", "b 10.0.128.0/19 private",
            "l 10.0.160.0/19 private"
        ],
        Words(SubnetPlan.Cut("10.0.0.0/16", ["a", "b"], ["l"])));

    [Theory]
    [InlineData(1, "10.1.0.0/16", "10.1.0.0/19")]
    [InlineData(4, "10.1.0.0/16", "10.1.224.0/19")]
    [InlineData(5, "10.1.0.0/16", "10.1.144.0/20")]
    [InlineData(8, "10.1.0.0/16", "10.1.240.0/20")]
    [InlineData(3, "10.1.7.0/24", "10.1.7.160/27")]
    public void The_last_subnet_stands_where_eksctl_puts_it(int zones, string cidr, string last)
    {
        var plan = SubnetPlan.Cut(cidr, Zones(zones), []).OrThrow();

        Assert.Equal(2 * zones, plan.All.Count);
        Assert.Equal(zones == 1 ? "10.1.32.0/19" : last, plan.All[^1].Cidr);
    }

    [Theory]
    [InlineData(3, "10.0.0.0/25", "'vpc.cidr' ('10.0.0.0/25') must be between /16 and /24; choose another range")]
    [InlineData(3, "10.0.0.0/8", "'vpc.cidr' ('10.0.0.0/8') must be between /16 and /24; choose another range")]
    [InlineData(3, "fd00::/16", "'vpc.cidr' ('fd00::/16') is not an IPv4 range; write one such as 192.168.0.0/16")]
    [InlineData(9, "10.0.0.0/16", "9 zones need 18 subnets, but a VPC is cut into 2 to 16; name at most 8 zones")]
    public void What_cannot_be_cut_is_a_finding(int zones, string cidr, string message)
    {
        var finding = Assert.Single(SubnetPlan.Cut(cidr, Zones(zones), [], new SourceLocation("c.yaml", 1, 2)).Findings);

        Assert.Equal(new Finding("EKS021", Severity.Error, message, new SourceLocation("c.yaml", 1, 2)), finding);
    }

    [Fact]
    public void Subnets_never_overlap_and_stay_inside_the_vpc()
    {
        for (var length = 16; length <= 24; length++)
        {
            var vpc = System.Net.IPNetwork.Parse($"10.9.0.0/{length}");
            for (var zones = 1; zones <= 8; zones++)
            {
                var subnets = SubnetPlan.Cut(vpc.ToString(), Zones(zones), []).OrThrow().All.Select(subnet => System.Net.IPNetwork.Parse(subnet.Cidr)).ToList();

                Assert.All(subnets, subnet => Assert.True(vpc.Contains(subnet.BaseAddress)));
                Assert.All(subnets, subnet => Assert.DoesNotContain(subnets, other => other != subnet && other.Contains(subnet.BaseAddress)));
            }
        }
    }

    private static ValueList<string> Zones(int count) => Enumerable.Range(0, count).Select(number => $"z{number}").ToValueList();

    private static IEnumerable<string> Words(Reading<PlannedSubnets> plan) =>
        plan.OrThrow().All.Select(subnet => $"{subnet.Zone} {subnet.Cidr} {(subnet.IsPublic ? "public" : "private")}");
}
