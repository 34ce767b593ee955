using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

public sealed class YamlTextTests
{
    [Fact]
    public void Documents_come_with_their_places()
    {
        var reading = YamlText.Read("a: 1\n---\n- b\n- {c: yes}\n", "x.yaml");

        Assert.Empty(reading.Findings);
        Assert.Equal(2, reading.Value!.Documents.Count);
        var list = Assert.IsType<YamlList>(reading.Value.Documents[1].Root);
        Assert.Equal("x.yaml:4:7", ((YamlMap)list.Items[1])["c"]!.Location.ToString());
        Assert.Equal("a boolean", ((YamlMap)list.Items[1])["c"]!.Kind);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: error EKS002: key 'a' is written already at line 1; keep one of the two")]
    [InlineData("a: &x [*x]\n", "x.yaml:1:8: error EKS003: alias '*x' is inside what it names, so it has no end")]
    [InlineData("a: *nobody\n", "x.yaml:1:4: error EKS001: this is not YAML: alias '*nobody' names no anchor before it")]
    public void Problems_are_findings_with_places(string text, string expected) =>
        Assert.Equal([expected], YamlText.Read(text, "x.yaml").Findings.Select(finding => finding.ToString()));

    [Theory]
    [InlineData("a: [1, 2\n")]
    [InlineData("a: {b: c\n")]
    [InlineData("a: \"open\n")]
    [InlineData("a: b: c\n")]
    public void Broken_text_is_one_error(string text)
    {
        var finding = Assert.Single(YamlText.Read(text, "x.yaml").Findings);
        Assert.Equal("EKS001", finding.Code);
    }

    [Fact]
    public void Deep_nesting_stops_the_reading() =>
        Assert.Equal("EKS004", Assert.Single(YamlText.Read(new string('[', 500) + new string(']', 500), "x.yaml").Findings).Code);

    [Fact]
    public void Aliases_that_multiply_stop_the_reading()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(",", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        Assert.Equal("EKS003", Assert.Single(YamlText.Read($"a0: &a0 [x]\n{string.Join('\n', lines)}\n", "x.yaml").Findings).Code);
    }
}
