using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Writes a ClusterConfig as YAML that eksctl takes and <see cref="ClusterConfigReader"/> reads back as the same config.</summary>
/// <remarks>Only what the config says is written; no default is filled in. Keys are in the order of docs/eksctl.md. Comments of the file that it was read
/// from are gone.</remarks>
public static class ClusterConfigWriter
{
    /// <summary>The config as one YAML document.</summary>
    public static string Write(ClusterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return YamlWriter.Write(Ordered(config.ToYaml().Map, CarriedKeys.Tree));
    }

    // A list of mappings has its keys in the tree below the list itself.
    private static YamlNode Ordered(YamlNode node, KeyTree keys) => node switch
    {
        YamlMap map when !keys.IsLeaf => map with
        {
            Entries = map.Entries
                .OrderBy(entry => keys.IsOpen ? 0 : keys.Names.Index().First(name => name.Item == entry.Key).Index)
                .Select(entry => entry with { Value = Ordered(entry.Value, keys.Below(keys.IsOpen ? "*" : entry.Key)) })
                .ToValueList(),
        },
        YamlList list => list with { Items = list.Items.Select(item => Ordered(item, keys)).ToValueList() },
        _ => node,
    };
}
