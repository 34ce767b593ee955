using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Writes the loops of a template out, as the transform AWS::LanguageExtensions does.</summary>
/// <remarks>A loop is <c>Fn::ForEach::Name: [identifier, collection, body]</c>. In the body <c>${identifier}</c> is the item, <c>&amp;{identifier}</c> the item
/// without what a logical id may not hold, and a Ref of the identifier the item. A loop stays as it is where its collection is neither written out nor the
/// default of a parameter. Source: CloudFormation User Guide, "Fn::ForEach".</remarks>
internal sealed class TemplateLoops
{
    /// <summary>The transform without which a template has no loops.</summary>
    public const string Transform = "AWS::LanguageExtensions";

    private const string Prefix = "Fn::ForEach::";

    // CloudFormation takes 500 resources; what makes many times as much is no real template.
    private const int Most = 10_000;

    private static readonly ValueList<string> Sections = ["Conditions", "Resources", "Outputs"];

    private readonly YamlMap root;
    private readonly List<string> parameters = [];
    private int made;

    private TemplateLoops(YamlMap root) => this.root = root;

    /// <summary>True for the key of a loop.</summary>
    public static bool IsKey(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The template without loops, and the parameters whose defaults say what was looped over.</summary>
    public static (YamlMap Root, ValueList<string> Parameters) WriteOut(YamlMap root)
    {
        var loops = new TemplateLoops(root);
        var written = root with
        {
            Entries = root.Entries.Select(entry => Sections.Contains(entry.Key) ? entry with { Value = loops.Written(entry.Value, []) } : entry).ToValueList(),
        };
        return (written, loops.parameters.Distinct(StringComparer.Ordinal).ToValueList());
    }

    private YamlNode Written(YamlNode node, ValueList<Item> items) => node switch
    {
        YamlMap { Entries: [{ Key: "Ref", Value: YamlScalar name }] } when ItemOf(name.Value, items) is { } item => item.At(node),
        YamlScalar { Tag: "!Ref" } name when ItemOf(name.Value, items) is { } item => item.At(node),
        YamlMap map => map with { Entries = map.Entries.SelectMany(entry => Written(entry, items)).ToValueList() },
        YamlList list => list with { Items = list.Items.Select(one => Written(one, items)).ToValueList() },
        YamlScalar scalar when !items.IsEmpty => scalar with { Value = Filled(scalar.Value, items) },
        _ => node,
    };

    private IEnumerable<YamlEntry> Written(YamlEntry entry, ValueList<Item> items)
    {
        if (!IsKey(entry.Key))
        {
            return [entry with { Key = Filled(entry.Key, items), Value = Written(entry.Value, items) }];
        }

        var looped = entry.Value is YamlList { Items: [YamlScalar name, var over, YamlMap body] } && Collection(Written(over, items)) is { } values
            ? (name.Value, Values: values, Body: body)
            : default((string Name, ValueList<string> Values, YamlMap Body)?);
        if (looped is not { } loop || (made += loop.Values.Count * loop.Body.Entries.Count) > Most)
        {
            return [entry with { Value = Written(entry.Value, items) }];
        }

        return loop.Values.SelectMany(value => loop.Body.Entries.SelectMany(one => Written(one, [.. items, new Item(loop.Name, value)])));
    }

    // Null where only a deployment knows what is in it.
    private ValueList<string>? Collection(YamlNode node)
    {
        if (ShortForms.Long(node) is not YamlList list)
        {
            return Values(node);
        }

        var all = list.Items.Select(Values).ToList();
        return all.Contains(null) ? null : all.SelectMany(values => values ?? []).ToValueList();
    }

    private ValueList<string>? Values(YamlNode node) => ShortForms.Long(node) switch
    {
        YamlMap { Entries: [{ Key: "Ref", Value: YamlScalar name }] } => OfParameter(name),
        YamlScalar scalar => [scalar.Value],
        _ => null,
    };

    private ValueList<string>? OfParameter(YamlScalar name)
    {
        parameters.Add(name.Value);
        return root.MapAt("Parameters")?[name.Value] is YamlMap parameter ? References.DefaultOf(parameter, name.Location) switch
        {
            YamlScalar text => [text.Value],
            YamlList list => list.Items.OfType<YamlScalar>().Select(item => item.Value).ToValueList(),
            _ => null,
        } : null;
    }

    private static Item? ItemOf(string name, ValueList<Item> items) => items.LastOrDefault(item => item.Name == name);

    private static string Filled(string text, ValueList<Item> items) => items.Aggregate(text, (filled, item) => filled
        .Replace($"${{{item.Name}}}", item.Value, StringComparison.Ordinal)
        .Replace($"&{{{item.Name}}}", item.InLogicalId, StringComparison.Ordinal));

    private sealed record Item(string Name, string Value)
    {
        public string InLogicalId => string.Concat(Value.Where(char.IsAsciiLetterOrDigit));

        public YamlScalar At(YamlNode place) => new(place.Location, Value, ScalarStyle.Quoted);
    }
}
