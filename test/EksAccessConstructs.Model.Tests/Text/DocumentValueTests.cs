using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

public sealed class DocumentValueTests
{
    private static readonly DocumentValue.Mapping Sample = DocumentValue.Map(
        ("plain", "text"),
        ("with.dot", "a \"quote\" and a \\ slash"),
        ("on", "yes"),
        ("count", 3),
        ("ready", true),
        ("none", new DocumentValue.Nothing()),
        ("empty", DocumentValue.Mapping.Empty),
        ("list", DocumentValue.List("a", 1, DocumentValue.Map(("k", "v")))),
        ("nested", DocumentValue.Map(("deep", DocumentValue.Map(("deeper", "end"))))));

    [Fact]
    public void Json_reads_back_as_the_same_document() => Assert.Equal(Sample, DocumentValue.FromJson(DocumentWriter.Json(Sample)));

    [Fact]
    public void Yaml_reads_back_as_the_same_document()
    {
        var file = YamlText.Read(DocumentWriter.Yaml(Sample), "sample.yaml").OrThrow();

        Assert.Equal(Sample, DocumentValue.From(Assert.Single(file.Documents).Root));
    }

    [Fact]
    public void Yaml_is_written_in_block_style() => Golden.Match(DocumentWriter.Yaml(Sample), "yaml");

    [Fact]
    public void Toml_puts_each_table_under_its_own_header_and_leaves_out_what_has_no_value() => Golden.Match(DocumentWriter.Toml(Sample), "toml");

    [Fact]
    public void A_value_at_a_path_makes_the_mappings_on_the_way()
    {
        var document = DocumentValue.Map(("a", DocumentValue.Map(("b", 1)))).With(["a", "c", "d"], true);

        Assert.Equal("""{"a":{"b":1,"c":{"d":true}}}""", DocumentWriter.Json(document));
        Assert.Equal(true, document.At("a", "c", "d"));
        Assert.Null(document.At("a", "b", "c"));
    }

    [Fact]
    public void A_key_given_twice_keeps_its_place_and_its_last_value() =>
        Assert.Equal("""{"a":2,"b":1}""", DocumentWriter.Json(DocumentValue.Map(("a", 1), ("b", 1), ("a", 2))));
}
