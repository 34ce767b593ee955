using System.Globalization;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>A mapping of a ClusterConfig in the making. What says nothing is left out, as the reader takes silence.</summary>
internal sealed class ConfigMap
{
    private static readonly SourceLocation Nowhere = new("", 1, 1);
    private readonly List<YamlEntry> entries = [];

    /// <summary>True where nothing was said.</summary>
    public bool IsEmpty => entries.Count == 0;

    /// <summary>The mapping as YAML.</summary>
    public YamlMap Map => new(Nowhere, entries.ToValueList());

    public ConfigMap Text(string key, string? value) => value is null ? this : Add(key, Quoted(value));

    public ConfigMap Boolean(string key, bool? value) => value is null ? this : Add(key, Plain(value is true ? "true" : "false"));

    public ConfigMap Integer(string key, int? value) => value is { } number ? Add(key, Plain(number.ToString(CultureInfo.InvariantCulture))) : this;

    public ConfigMap Number(string key, string? value) => value is null ? this : Add(key, Plain(value));

    public ConfigMap Texts(string key, ValueList<string> values) => values.IsEmpty ? this : TextsOrEmpty(key, values);

    /// <summary>A list of text of which an empty one says something.</summary>
    public ConfigMap TextsOrEmpty(string key, ValueList<string>? values) =>
        values is { } all ? Add(key, new YamlList(Nowhere, all.Select(Quoted).ToValueList<YamlNode>())) : this;

    public ConfigMap Pairs(string key, ValueMap values) =>
        values.IsEmpty ? this : Part(key, values.Aggregate(new ConfigMap(), (map, pair) => map.Text(pair.Key, pair.Value)));

    public ConfigMap Document(string key, InlineDocument? document)
    {
        if (document is null)
        {
            return this;
        }

        using var json = JsonDocument.Parse(document.Json, DocumentValue.AsDeepAsYaml);
        return Add(key, Node(json.RootElement));
    }

    /// <summary>A mapping that says something by being there; left out where it is null.</summary>
    public ConfigMap Part(string key, ConfigMap? part) => part is null ? this : Add(key, part.Map);

    /// <summary>A mapping that says nothing of its own; left out where it is empty.</summary>
    public ConfigMap Within(string key, ConfigMap part) => part.IsEmpty ? this : Add(key, part.Map);

    public ConfigMap Parts(string key, IEnumerable<ConfigMap> parts) => PartsOrEmpty(key, parts.ToList() is { Count: > 0 } some ? some : null);

    /// <summary>A list of mappings of which an empty one says something.</summary>
    public ConfigMap PartsOrEmpty(string key, IEnumerable<ConfigMap>? parts) =>
        parts is null ? this : Add(key, new YamlList(Nowhere, parts.Select(part => part.Map).ToValueList<YamlNode>()));

    /// <summary>The keys of another mapping beside these.</summary>
    public ConfigMap With(ConfigMap? more)
    {
        entries.AddRange(more?.entries ?? []);
        return this;
    }

    private ConfigMap Add(string key, YamlNode value)
    {
        entries.Add(Entry(key, value));
        return this;
    }

    private static YamlNode Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            new YamlMap(Nowhere, json.EnumerateObject().Select(member => Entry(member.Name, Node(member.Value))).ToValueList()),
        JsonValueKind.Array => new YamlList(Nowhere, json.EnumerateArray().Select(Node).ToValueList()),
        JsonValueKind.String => Quoted(json.GetString() ?? ""),
        _ => Plain(json.GetRawText()),
    };

    private static YamlEntry Entry(string key, YamlNode value) => new(key, Quoted(key), value);

    private static YamlScalar Quoted(string value) => new(Nowhere, value, ScalarStyle.Quoted);

    private static YamlScalar Plain(string value) => new(Nowhere, value, ScalarStyle.Plain);
}
