using System.Diagnostics;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class AggregationTests
{
    [Fact]
    public void Rules_written_by_hand_are_replaced() => Assert.Equal("get b", Rules([Gatherer("a", "x", "get a"), Plain("b", "x", "get b")], "a"));

    [Fact]
    public void Rules_written_by_hand_stay_where_nothing_is_gathered() => Assert.Equal("get a", Rules([Gatherer("a", "x", "get a")], "a"));

    [Fact]
    public void Chains_settle() =>
        Assert.Equal("get d", Rules([Gatherer("a", "x"), Gatherer("b", "y", label: "x"), Gatherer("c", "z", label: "y"), Plain("d", "z", "get d")], "a"));

    [Fact]
    public void A_chain_takes_what_its_end_keeps() => Assert.Equal("get b", Rules([Gatherer("a", "x", "get a"), Gatherer("b", "y", "get b", label: "x")], "a"));

    [Fact]
    public void Circles_settle_whatever_the_order()
    {
        ClusterRole[] circle =
        [
            Gatherer("a", "x", "get a", label: "y"),
            Gatherer("b", "y", "get b", label: "z"),
            Gatherer("c", "z", "get c", label: "x"),
            Plain("d", "z", "get d"),
        ];

        Assert.Equal("get d", Rules(circle, "a"));
        Assert.Equal("get d", Rules([.. circle.Reverse()], "a"));
    }

    [Fact]
    public void A_role_that_selects_itself_is_no_cycle()
    {
        Assert.Equal("get b", Rules([Gatherer("a", "x", "get a", label: "x"), Plain("b", "x", "get b")], "a"));
        Assert.Empty(new Aggregation([Gatherer("a", "x", "get a", label: "x")]).Cycles);
    }

    [Fact]
    public void Selected_roles_come_by_name_and_equal_rules_once() =>
        Assert.Equal("get b, get c", Rules([Gatherer("a", "x"), Plain("d", "x", "get b"), Plain("c", "x", "get c"), Plain("b", "x", "get b")], "a"));

    [Theory]
    [InlineData(400)]
    [InlineData(1_000)]
    public void Many_roles_that_aggregate_one_label_are_filled_at_once(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"{i:d4}").ToList();
        var clock = Stopwatch.StartNew();

        var filled =
            Aggregation.Fill([.. names.Select(name => Gatherer($"all-{name}", "x")), .. names.Select(name => Plain($"one-{name}", "x", $"get r{name}"))]);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // milliseconds where nothing else runs; it was minutes
        Assert.All(filled.Take(count), role => Assert.Equal(count, role.Rules.Count));
    }

    [Fact]
    public void Many_roles_that_all_aggregate_each_other_are_filled_at_once()
    {
        var clock = Stopwatch.StartNew();

        var cycle = Assert.Single(new Aggregation(Enumerable.Range(0, 400).Select(i => Gatherer($"r{i}", "x", $"get r{i}", label: "x"))).Cycles);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(400, cycle.Names.Count);
        Assert.Contains("'r0', 'r1', 'r10', 'r100', 'r101', 'r102' and 394 others", cycle.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_is_filled()
    {
        var chain = Enumerable.Range(0, 5_000).Select(i => Gatherer($"r{i:d4}", $"l{i + 1}", label: $"l{i}")).Append(Plain("end", "l5000", "get end"));

        Assert.Equal("get end", Rules([.. chain], "r0000"));
    }

    [Theory]
    [InlineData("In", "gold,silver", true)]
    [InlineData("In", "silver", false)]
    [InlineData("NotIn", "silver", true)]
    [InlineData("NotIn", "gold", false)]
    [InlineData("Exists", "", true)]
    [InlineData("DoesNotExist", "", false)]
    [InlineData("Near", "", false)]
    public void Expressions_select(string word, string values, bool selected) =>
        Assert.Equal(selected, Expression("tier", word, values).Selects(ValueMap.Of(("tier", "gold"))));

    [Theory]
    [InlineData("In", false)]
    [InlineData("NotIn", true)]
    [InlineData("Exists", false)]
    [InlineData("DoesNotExist", true)]
    public void Expressions_on_a_label_that_is_missing(string word, bool selected) =>
        Assert.Equal(selected, Expression("other", word, "x").Selects(ValueMap.Of(("tier", "gold"))));

    [Fact]
    public void The_empty_selector_selects_everything() => Assert.True(new LabelSelector().Selects(default));

    private static LabelSelector Expression(string key, string word, string values) =>
        new() { MatchExpressions = [new LabelRequirement(key, word, [.. values.Split(',', StringSplitOptions.RemoveEmptyEntries)])] };

    private static string Rules(ClusterRole[] roles, string name) =>
        string.Join(", ", Aggregation.Fill(roles).Single(role => role.Name == name).Rules.Select(rule => $"{rule.Verbs[0]} {rule.Resources[0]}"));

    private static ClusterRole Plain(string name, string label, string rule) =>
        new() { Name = name, Labels = ValueMap.Of((label, "true")), Rules = [Rule(rule)] };

    private static ClusterRole Gatherer(string name, string selects, string? rule = null, string? label = null) => new()
    {
        Name = name,
        Labels = label is null ? default : ValueMap.Of((label, "true")),
        Rules = rule is null ? [] : [Rule(rule)],
        Aggregation = new([new LabelSelector { MatchLabels = ValueMap.Of((selects, "true")) }]),
    };

    private static RbacRule Rule(string words) => new() { Verbs = [words.Split(' ')[0]], ApiGroups = [""], Resources = [words.Split(' ')[1]] };
}
