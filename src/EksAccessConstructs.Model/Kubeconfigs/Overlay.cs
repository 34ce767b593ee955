using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>An entry that is there, brought up to date.</summary>
internal static class Overlay
{
    /// <summary>What is there, with our keys in it: keys that we do not write stay, and so does the environment of the command but for our variables.</summary>
    public static YamlMap Of(YamlMap held, YamlMap ours)
    {
        var entries = held.Entries.ToList();
        foreach (var entry in ours.Entries)
        {
            var index = entries.FindLastIndex(one => one.Key == entry.Key);
            if (index < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[index] = entries[index] with { Value = Value(entries[index].Value, entry) };
            }
        }

        return held with { Entries = entries.ToValueList() };
    }

    private static YamlNode Value(YamlNode held, YamlEntry ours) => (held, ours.Value) switch
    {
        (YamlMap map, YamlMap made) => Of(map, made),
        (YamlList list, YamlList made) when ours.Key == "env" => made with
        {
            Items = [.. list.Items.Where(item => !made.Items.Any(one => SameName(item, one))), .. made.Items],
        },
        _ => ours.Value,
    };

    private static bool SameName(YamlNode one, YamlNode other) =>
        one is YamlMap { } map && other is YamlMap { } made && (map["name"] as YamlScalar)?.Value == (made["name"] as YamlScalar)?.Value;
}
