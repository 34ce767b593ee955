using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

/// <summary>What go-yaml v2 makes of text that other YAML readers take otherwise;
/// answers from runs of go-yaml 2.4.2 and of Kubernetes' document splitter.</summary>
public sealed class GoYamlTests
{
    [Theory]
    [InlineData("a: one\n  two\n\n  three\n", "one two\nthree")]
    [InlineData("a: \"one \\\n    two\\x41\\u00e9\"\n", "one twoAé")]
    [InlineData("a: 'it''s\n\n  here'\n", "it's\nhere")]
    [InlineData("a: |\n  one\n   two\n\n", "one\n two\n")]
    [InlineData("a: |+\n  one\n\n", "one\n\n")]
    [InlineData("a: >-\n  one\n  two\n\n    three\n  four\n", "one two\n\n  three\nfour")]
    [InlineData("a: |2-\n    one\n", "  one")]
    [InlineData("a: b\t\n", "b")]
    [InlineData("a: b # c\n", "b")]
    [InlineData("a: b#c\n", "b#c")]
    [InlineData("{a: b:c}", "b:c")]
    [InlineData("a: !!binary aGVsbG8=\n", "hello")]
    [InlineData("a: !mine x\n", "x")]
    [InlineData("a: |\n  no line feed at the end", "no line feed at the end\n")]
    public void Values_are_folded_as_go_yaml_folds_them(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(Assert.Single(YamlText.Read(text, "x").OrThrow().Documents).Root)["a"]).Value);

    [Theory]
    [InlineData("a:\n\tb: c\n", "x:2:1: error EKS001: this is not YAML: '\\t' cannot begin a value; indent with spaces, not with tabs")]
    [InlineData("a: @b\n", "x:1:4: error EKS001: this is not YAML: '@' cannot begin a value; put it in quotes")]
    [InlineData("a:\n- *\n", "x:2:4: error EKS001: this is not YAML: '*' begins an alias, whose name is letters and digits; put a star in quotes: '*'")]
    [InlineData("a: 'b\nc\n", "x:1:4: error EKS001: this is not YAML: the quoted text that begins here has no end")]
    [InlineData("a: [b\nc: d\n", "x:2:2: error EKS001: this is not YAML: the list that begins in line 1 goes on with ',' or ends with ']'")]
    [InlineData("a: b\n c: d\n", "x:2:3: error EKS001: this is not YAML: a value after ':' cannot be here; put text that holds ': ' in quotes")]
    [InlineData(
        "a: b\nc\nd: e\n", "x:2:1: error EKS001: this is not YAML: this is not a key, for no ':' follows it in its line; indent it, or write 'key: value'")]
    [InlineData("- a\nb: c\n", "x:2:1: error EKS001: this is not YAML: the list that begins in line 1 goes on with '- ' in the same column")]
    [InlineData("a: \"\\q\"\n", "x:1:5: error EKS001: this is not YAML: there is no escape '\\q'; write the backslash twice, or use single quotes")]
    [InlineData("%YAML 1.2\n---\na: b\n", "x:1:1: error EKS001: this is not YAML: kubectl and eksctl read YAML 1.1 only, not 1.2; take the %YAML line away")]
    [InlineData("a: !!int b\n", "x:1:4: error EKS001: this is not YAML: 'b' is not the !!int that its tag says it is; take the tag away")]
    [InlineData("~: b\n", "x:1:1: error EKS001: this is not YAML: a key must be text, not nothing; put it in quotes")]
    [InlineData("a: b\u0001\n", "x:1:5: error EKS001: this is not YAML: the control character U+0001 is not allowed; write it as an escape in double quotes")]
    [InlineData(
        "a: b\n--- c\n", "x:2:1: error EKS001: a line that begins with '---' divides documents and holds nothing else but a comment; kubectl reads no further")]
    public void Refused_is_what_go_yaml_refuses(string text, string expected) =>
        Assert.Equal(expected, YamlText.Read(text, "x").Findings[^1].ToString());

    [Theory]
    [InlineData("on: x", "true")]
    [InlineData("1e3: x", "1000")]
    [InlineData("1e6: x", "1e+06")]
    [InlineData("0x1F: x", "31")]
    [InlineData("012: x", "10")]
    [InlineData("1.50: x", "1.5")]
    [InlineData("'012': x", "012")]
    public void Keys_are_called_as_json_calls_them(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<YamlMap>(YamlText.Read(text, "x").OrThrow().Documents[0].Root).Entries[0].Key);

    [Fact]
    public void What_a_merge_key_brings_counts_where_it_stands()
    {
        var map = Assert.IsType<YamlMap>(YamlText.Read("a: 1\n<<: [{a: 2, b: 2}, {b: 3, c: 3}]\nc: 4\n", "x").Value!.Documents[0].Root);

        Assert.Equal(["2", "2", "4"], new[] { "a", "b", "c" }.Select(key => ((YamlScalar)map[key]!).Value));
    }

    [Fact]
    public void Text_that_nobody_reads_is_a_warning() =>
        Assert.Equal(
            ["x:3:1: warning EKS009: nobody reads this, for the document has ended before it; divide documents with '---' in a line of its own"],
            YamlText.Read("a: b\n...\nc: d\n---\ne: f\n", "x").Findings.Select(finding => finding.ToString()));

    [Fact]
    public void Only_the_first_document_of_a_text_is_parsed_where_a_program_hands_it_over_whole()
    {
        var reading = YamlText.ReadFirst("--- {a: b}\n--- [\n", "x");

        Assert.IsType<YamlMap>(Assert.Single(reading.Value!.Documents).Root);
        Assert.Equal("EKS009", Assert.Single(reading.Findings).Code);
    }

    [Theory]
    [InlineData("{\"a\": 1}\n{\"b\": 2}\n", 2)]
    [InlineData("{'a': 1}\n", 1)]
    [InlineData("{\"a\": 1}\n---\nb: 2\n", 2)]
    [InlineData("---\n---\n---\n", 2)]
    [InlineData("# c\n---\na: b\n---\n", 1)]
    public void Documents_are_cut_as_kubectl_cuts_them(string text, int expected) => Assert.Equal(expected, YamlText.Read(text, "x").OrThrow().Documents.Count);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0, (byte)':', 0, (byte)' ', 0, 0xE9, 0 }, "é")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a', 0, (byte)':', 0, (byte)' ', 0, 0xE9 }, "é")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', (byte)':', (byte)' ', 0xC3, 0xA9 }, "é")]
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xE9, (byte)'!' }, "\uFFFD!")]
    public void Bytes_are_text_in_the_encoding_of_their_mark(byte[] bytes, string expected) =>
        Assert.Equal(expected, ((YamlScalar)((YamlMap)YamlText.Read(bytes, "x").OrThrow().Documents[0].Root!)["a"]!).Value);
}
