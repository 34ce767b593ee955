using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Joins several ClusterConfigs of one cluster into the one that says what eksctl's commands make of them one after another.</summary>
/// <remarks>Lists of things (<see cref="ListedThing"/>) are put one after another; everything else is written once, or everywhere with the same value.
/// Every piece keeps the place where it was written.</remarks>
internal sealed class ConfigJoin
{
    // What `create nodegroup -f` and `create fargateprofile -f` read; a file with any other key is about the cluster.
    private static readonly HashSet<string> OfParts = ["apiVersion", "kind", "metadata", "nodeGroups", "managedNodeGroups", "fargateProfiles"];

    private readonly List<Finding> findings = [];
    private readonly Dictionary<(string Word, string Name), (YamlNode Item, int Document)> things = [];

    private ConfigJoin()
    {
    }

    /// <summary>The one document, and what keeps the documents from being one.</summary>
    /// <param name="documents">Documents of one cluster, each a mapping.</param>
    public static (YamlDocument Document, ValueList<Finding> Findings) Join(IReadOnlyList<YamlDocument> documents)
    {
        var join = new ConfigJoin();
        var inOrder = documents.OrderBy(document => IsOfCluster(document) ? 0 : 1).ToList();
        var roots = inOrder.Select(document => document.Root).OfType<YamlMap>().ToList();
        var all = roots[0] with { Entries = [] };
        for (var place = 0; place < roots.Count; place++)
        {
            ClusterConfigReader.CheckHeader(roots[place], join.findings);
            all = join.Maps(all, roots[place], "", place);
        }

        return (inOrder[0] with { Root = all }, join.findings.ToValueList());
    }

    private static bool IsOfCluster(YamlDocument document) => document.Root is YamlMap map && map.Entries.Any(entry => !OfParts.Contains(entry.Key));

    private YamlMap Maps(YamlMap first, YamlMap second, string path, int document)
    {
        var entries = first.Entries.ToList();
        foreach (var entry in second.Entries)
        {
            var name = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            var known = Enumerable.Range(0, first.Entries.Count).LastOrDefault(place => first.Entries[place].Key == entry.Key, -1);
            if (known < 0)
            {
                entries.Add(entry with { Value = Alone(entry.Value, name, document) });
            }
            else
            {
                entries[known] = Entries(entries[known], entry, name, document);
            }
        }

        return first with { Entries = entries.ToValueList() };
    }

    private YamlEntry Entries(YamlEntry first, YamlEntry second, string path, int document) => (first.Value, second.Value) switch
    {
        (_, YamlScalar { Kind: "nothing" }) => first,
        (YamlScalar { Kind: "nothing" }, _) => second with { Value = Alone(second.Value, path, document) },
        (YamlMap one, YamlMap other) => first with { Value = Maps(one, other, path, document) },
        (YamlList one, YamlList other) when ListedThing.At(path) is { } list => first with { Value = Lists(one, other, list, document) },
        var (one, other) => Same(one, other) ? first : Contradicted(first, second, path),
    };

    // What one file alone says, with note taken of the things in it.
    private YamlNode Alone(YamlNode value, string path, int document) => value switch
    {
        YamlMap map => Maps(map with { Entries = [] }, map, path, document),
        YamlList items when ListedThing.At(path) is { } list => Lists(items with { Items = [] }, items, list, document),
        _ => value,
    };

    private YamlList Lists(YamlList first, YamlList second, ListedThing list, int document)
    {
        var items = first.Items.ToList();
        foreach (var item in second.Items)
        {
            if (list.NameOf(item) is not { } name
                || things.TryAdd((list.Word, name), (item, document))
                || things[(list.Word, name)] is var known && known.Document == document)
            {
                items.Add(item);
            }
            else
            {
                findings.Add(JoinRules.ThingsAreDescribedOnce.At(item.Location,
                    $"{list.Word} '{name}' is described already at {known.Item.Location}; keep one of the two"));
            }
        }

        return first with { Items = items.ToValueList() };
    }

    private YamlEntry Contradicted(YamlEntry first, YamlEntry second, string path)
    {
        findings.Add(JoinRules.FilesAgree.At(second.Value.Location,
            $"'{path}' is {Words(second.Value)} here and {Words(first.Value)} at {first.Value.Location}, both for the same cluster; "
                + "write the same in both, or write it in one of them only"));
        return first;
    }

    private static string Words(YamlNode value) => value is YamlScalar scalar
        ? $"'{scalar.Value}'{(YamlScalars.TypeOf(scalar) is YamlType.Text ? "" : $" ({scalar.Kind})")}"
        : $"{value.Kind} of {value.Scalars().Count()} values";

    private static bool Same(YamlNode first, YamlNode second) => (first, second) switch
    {
        (YamlScalar one, YamlScalar other) => YamlScalars.TypeOf(one) == YamlScalars.TypeOf(other)
            && (one.Value == other.Value || (YamlScalars.AsBoolean(one.Value) is { } meant && YamlScalars.AsBoolean(other.Value) == meant)),
        (YamlList one, YamlList other) => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMap one, YamlMap other) => one.Entries.Count == other.Entries.Count
            && one.Entries.All(entry => other[entry.Key] is { } value && Same(entry.Value, value)),
        _ => false,
    };
}
