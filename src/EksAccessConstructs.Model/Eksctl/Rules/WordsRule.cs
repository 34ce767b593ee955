using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A text is one of the words that the key table has for its key (EKS008), unless the key has a rule of its own.</summary>
/// <remarks>Some words eksctl leaves to the deployment.</remarks>
internal static class WordsRule
{
    public static void Check(ClusterConfig config, RuleSink sink) => Check(config.ToYaml().Map, CarriedKeys.Tree, "", sink);

    /// <summary>An error that a key takes other words.</summary>
    public static void Refuse(string word, string path, ValueList<string> known, RuleSink sink) => sink.Error(TextRules.BadValue, path,
        $"'{path}' ('{word}') must be {string.Join(", ", known.SkipLast(1))} or {known[^1]}{Suggestion.DidYouMean(word, known)}");

    private static void Check(YamlNode node, KeyTree key, string path, RuleSink sink)
    {
        switch (node)
        {
            case YamlMap map when !key.IsLeaf:
                CheckEntries(map, key, path, sink);
                break;
            case YamlList list:
                CheckItems(list, key, path, sink);
                break;
            case YamlScalar { Value: { Length: > 0 } word } when key.Known is { HasOwnRule: false, Words: { IsEmpty: false } known } && !known.Contains(word):
                Refuse(word, path, known, sink);
                break;
        }
    }

    private static void CheckEntries(YamlMap map, KeyTree keys, string path, RuleSink sink)
    {
        foreach (var entry in map.Entries)
        {
            Check(entry.Value, keys.Child(entry.Key)!, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", sink);
        }
    }

    private static void CheckItems(YamlList list, KeyTree key, string path, RuleSink sink)
    {
        foreach (var (index, item) in list.Items.Index())
        {
            Check(item, key, $"{path}[{index}]", sink);
        }
    }
}
