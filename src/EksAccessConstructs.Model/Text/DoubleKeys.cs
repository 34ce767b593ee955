namespace EksAccessConstructs.Text;

/// <summary>Keys that are written twice in one mapping, or that a merge key brings in again.</summary>
internal static class DoubleKeys
{
    // So few keys are compared one by one, which is faster than to look them up.
    private const int Few = 16;

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

    /// <summary>True where a key is written twice in a mapping anywhere within a node.</summary>
    public static bool AreWithin(YamlNode node)
    {
        switch (node)
        {
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (AreWithin(item))
                    {
                        return true;
                    }
                }

                return false;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if (AreWithin(entry.Value))
                    {
                        return true;
                    }
                }

                return AreIn(map);
            default:
                return false;
        }
    }

    /// <summary>True where a key is written twice in just this mapping.</summary>
    public static bool AreIn(YamlMap map)
    {
        var entries = map.Entries.AsSpan();
        if (entries.Length > Few)
        {
            return map.Entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).Count() < entries.Length;
        }

        for (var i = 1; i < entries.Length; i++)
        {
            for (var before = 0; before < i; before++)
            {
                if (entries[before].Key == entries[i].Key)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void InMap(YamlMap map, Action<YamlEntry, YamlEntry> found)
    {
        var seen = AreIn(map) ? new Dictionary<string, YamlEntry>(StringComparer.Ordinal) : null;
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
