using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Small steps on nodes that hold a decoded Kubernetes object.</summary>
internal static class KubeNodes
{
    public static YamlScalar Text(SourceLocation location, string value) => new(location, value, ScalarStyle.Quoted);

    public static YamlScalar AsText(YamlScalar scalar) =>
        scalar is { Style: ScalarStyle.Quoted, Tag: null } ? scalar : scalar with { Style = ScalarStyle.Quoted, Tag = null };

    /// <summary>The entries of a map, of those with the same key only the last.</summary>
    public static IEnumerable<YamlEntry> LastOfEach(YamlMap map)
    {
        if (!DoubleKeys.AreIn(map))
        {
            return map.Entries;
        }

        var last = new OrderedDictionary<string, YamlEntry>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            last[entry.Key] = entry;
        }

        return last.Values;
    }

    public static YamlMap With(this YamlMap map, string key, YamlNode value)
    {
        var entry = new YamlEntry(key, Text(value.Location, key), value);
        var replaced = map.Entries.Any(known => known.Key == key);
        return map with
        {
            Entries = replaced ? map.Entries.Select(known => known.Key == key ? entry : known).ToValueList() : [.. map.Entries, entry],
        };
    }

    public static YamlMap Without(this YamlMap map, params ReadOnlySpan<string> keys)
    {
        var kept = new List<YamlEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key))
            {
                kept.Add(entry);
            }
        }

        return kept.Count == map.Entries.Count ? map : map with { Entries = [.. kept] };
    }

    public static string TextAt(this YamlMap? map, string key) => map?[key] is YamlScalar scalar ? scalar.Value : "";

    public static bool? BooleanAt(this YamlMap map, string key) => map[key] is YamlScalar scalar ? scalar.Value == "true" : null;

    public static YamlMap? MapAt(this YamlMap? map, string key) => map?[key] as YamlMap;

    public static ValueList<YamlNode> ItemsAt(this YamlMap? map, string key) => map?[key] is YamlList list ? list.Items : [];

    public static IEnumerable<YamlMap> MapsAt(this YamlMap? map, string key) => map.ItemsAt(key).OfType<YamlMap>();

    public static ValueList<string> TextsAt(this YamlMap? map, string key)
    {
        var items = map.ItemsAt(key);
        var texts = new string[items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = items[i] is YamlScalar scalar ? scalar.Value : "";
        }

        return [.. texts];
    }

    public static ValueMap TextMapAt(this YamlMap? map, string key) => map.MapAt(key) is not { } inner
        ? default
        : new ValueMap(
            inner.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is YamlScalar { Style: ScalarStyle.Quoted } scalar ? scalar.Value : "")));
}
