using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>The short forms of functions in YAML, <c>!Ref</c> and <c>!GetAtt</c>, as the long ones that JSON has.</summary>
internal static class ShortForms
{
    /// <summary>A node in its long form; what is inside it stays as it is.</summary>
    public static YamlNode Long(YamlNode node) => (TagOf(node), Untagged(node)) switch
    {
        ("!Ref" or "!Condition", var value) => Call(node.Location, TagOf(node)![1..], value),
        ("!GetAtt", YamlScalar path) => Call(node.Location, "Fn::GetAtt", Parts(path)),
        (['!', _, ..] tag, var value) => Call(node.Location, $"Fn::{tag[1..]}", value),
        _ => node,
    };

    /// <summary>The logical id and the attribute of <c>Resource.Attribute</c>.</summary>
    public static YamlList Parts(YamlScalar path)
    {
        var dot = path.Value.IndexOf('.', StringComparison.Ordinal);
        ValueList<string> parts = dot < 0 ? [path.Value] : [path.Value[..dot], path.Value[(dot + 1)..]];
        return new YamlList(path.Location, parts.Select(part => (YamlNode)new YamlScalar(path.Location, part, ScalarStyle.Quoted)).ToValueList());
    }

    private static string? TagOf(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Tag,
        YamlList list => list.Tag,
        YamlMap map => map.Tag,
        _ => null,
    };

    private static YamlNode Untagged(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar with { Tag = null },
        YamlList list => list with { Tag = null },
        YamlMap map => map with { Tag = null },
        _ => node,
    };

    private static YamlMap Call(SourceLocation place, string name, YamlNode value) =>
        new(place, [new YamlEntry(name, new YamlScalar(place, name, ScalarStyle.Quoted), value)]);
}
