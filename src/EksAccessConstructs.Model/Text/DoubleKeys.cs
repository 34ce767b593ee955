namespace EksAccessConstructs.Text;

/// <summary>Keys that are written twice in one mapping, or that a merge key brings in again.</summary>
internal static class DoubleKeys
{
    /// <summary>Calls for every entry whose key stood before in its mapping, with the first of them.</summary>
    public static void Find(YamlNode? node, Action<YamlEntry, YamlEntry> found)
    {
        switch (node)
        {
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Find(item, found);
                }

                break;
            case YamlMap map:
                InMap(map, found);
                break;
        }
    }

    private static void InMap(YamlMap map, Action<YamlEntry, YamlEntry> found)
    {
        var seen = map.Entries.Count > 1 ? new Dictionary<string, YamlEntry>(map.Entries.Count, StringComparer.Ordinal) : null;
        foreach (var entry in map.Entries)
        {
            if (seen is not null && !seen.TryAdd(entry.Key, entry))
            {
                found(entry, seen[entry.Key]);
            }

            Find(entry.Value, found);
        }
    }
}
