namespace EksAccessConstructs.Text;

/// <summary>The entries of a mapping while it is read: keys become text, merge keys are spread.</summary>
internal sealed class MapEntries
{
    private readonly List<YamlEntry> entries = [];

    public ValueList<YamlEntry> ToValueList() => entries.ToValueList();

    public void Add(YamlNode key, YamlNode value)
    {
        if (key is YamlScalar { Value: "<<" } scalar && (scalar.Tag is "tag:yaml.org,2002:merge" or "!" || scalar is { Tag: null, Style: ScalarStyle.Plain }))
        {
            Merge(value);
        }
        else
        {
            entries.Add(new YamlEntry(Text(key), key, value));
        }
    }

    // In a list of mappings the earlier win, so they come last.
    private void Merge(YamlNode value)
    {
        switch (value)
        {
            case YamlMap map:
                entries.AddRange(map.Entries);
                break;
            case YamlList list when list.Items.All(item => item is YamlMap):
                foreach (var map in list.Items.OfType<YamlMap>().Reverse())
                {
                    entries.AddRange(map.Entries);
                }

                break;
            default:
                throw new YamlProblem($"a merge key '<<' takes a mapping or a list of mappings, not {value.Kind}", Mark(value));
        }
    }

    private static string Text(YamlNode key) => key switch
    {
        YamlScalar scalar when YamlScalars.AsKey(scalar) is { } text => text,
        YamlScalar => throw new YamlProblem("a key must be text, not nothing; put it in quotes", Mark(key)),
        _ => throw new YamlProblem($"a key must be text, not {key.Kind}; put it in quotes where it begins with '{{' or '['", Mark(key)),
    };

    private static YamlMark Mark(YamlNode node) => new(0, node.Location.Line - 1, node.Location.Column - 1);
}
