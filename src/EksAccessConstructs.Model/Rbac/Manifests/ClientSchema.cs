using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What kubectl checks before it asks the server: that an object names its kind, and, for lists alone, the fields against OpenAPI.</summary>
/// <remarks>Source: kubectl pkg/validation and kube-openapi util/proto/validation. For the kinds that are read, the server's own check replaces the second.
/// That check differs from the server's: numbers pass as text, null does not; required fields must be there; nothing is defaulted.</remarks>
internal sealed class ClientSchema
{
    private readonly List<Finding> findings = [];

    private bool unknown;

    /// <summary>What was found.</summary>
    public ValueList<Finding> Findings => findings.ToValueList();

    /// <summary>How it is refused; null where it passes.</summary>
    public ManifestOutcome? Refusal => (findings.Count, unknown) switch
    {
        (0, _) => null,
        (_, true) => ManifestOutcome.StrictError,
        (_, false) => ManifestOutcome.DecodeError,
    };

    /// <summary>Checks a document.</summary>
    public static ClientSchema Check(YamlNode root)
    {
        var check = new ClientSchema();
        if (!check.NamesKind(root) || root is not YamlMap map)
        {
            return check;
        }

        var version = map.TextAt("apiVersion");
        var kind = map.TextAt("kind");
        if (version == "v1" && kind == "List")
        {
            check.Items(map);
        }
        else if (kind.EndsWith("List", StringComparison.Ordinal) && KubernetesKind.Find(version, kind[..^4]) is { } item)
        {
            check.Struct(map, ListOf(item), "");
        }

        return check;
    }

    private static KubeType.StructType ListOf(KubernetesKind item) => new(
    [
        new("kind", KubeType.GoString), new("apiVersion", KubeType.GoString), new("metadata", KubeSchemas.ListMetadata),
        new("items", new KubeType.ListType(item.Schema), Required: true),
    ]);

    private void Items(YamlMap list)
    {
        if (list["items"] is not YamlList items)
        {
            Add((list["items"] ?? list).Location, "a List must have 'items', a list of objects");
            return;
        }

        for (var i = 0; i < items.Items.Count; i++)
        {
            var item = items.Items[i];
            if (NamesKind(item) && item is YamlMap map && KubernetesKind.Find(map.TextAt("apiVersion"), map.TextAt("kind")) is { } kind)
            {
                Struct(map, kind.Schema, $"items[{i}]");
            }
        }
    }

    private bool NamesKind(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            Add(node.Location, $"a Kubernetes object is a mapping with apiVersion and kind, not {node.Kind}");
            return false;
        }

        var good = true;
        foreach (var field in new[] { "apiVersion", "kind" })
        {
            if (map[field] is not { Kind: not "nothing" } value)
            {
                var near = map.Entries.FirstOrDefault(entry => string.Equals(entry.Key, field, StringComparison.OrdinalIgnoreCase));
                var hint = near is null || near.Key == field ? "" : $"; '{near.Key}' is not the same, for letter case counts";
                Add(near?.Location ?? map.Location, $"'{field}' is missing{hint}");
                good = false;
            }
            else if (value is not YamlScalar { Kind: "text" })
            {
                Add(value.Location, $"'{field}' must be text, not {value.Kind}; put it in quotes");
                good = false;
            }
        }

        if (good && map.TextAt("apiVersion").Count(letter => letter == '/') > 1)
        {
            Add(map["apiVersion"]?.Location ?? map.Location, $"apiVersion '{map.TextAt("apiVersion")}' has more than one '/'; write group/version");
            good = false;
        }

        return good;
    }

    private void Struct(YamlMap map, KubeType.StructType type, string path)
    {
        foreach (var entry in KubeNodes.LastOfEach(map).Where(entry => !IsNull(entry.Value)))
        {
            var name = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (type.Field(entry.Key) is not { } field)
            {
                unknown = true;
                findings.Add(RbacRules.KnownField.At(
                    entry.Location, $"unknown field '{name}'{Suggestion.DidYouMean(entry.Key, type.Fields.Select(known => known.Name))}"));
            }
            else
            {
                Value(entry.Value, field.Type, name);
            }
        }

        foreach (var field in type.Fields.Where(field => field.Required && (map[field.Name] is not { } value || IsNull(value))))
        {
            Add(map.Location, $"'{(path.Length == 0 ? field.Name : $"{path}.{field.Name}")}' is missing; in a list kubectl asks for it");
        }
    }

    private void Value(YamlNode node, KubeType type, string path)
    {
        switch (type)
        {
            case KubeType.AnyType:
                break;
            case KubeType.StructType fields when node is YamlMap map:
                Struct(map, fields, path);
                break;
            case KubeType.MapType values when node is YamlMap map:
                foreach (var entry in KubeNodes.LastOfEach(map))
                {
                    Item(entry.Value, values.Value, $"{path}.{entry.Key}");
                }

                break;
            case KubeType.ListType items when node is YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Item(list.Items[i], items.Item, $"{path}[{i}]");
                }

                break;
            case KubeType.BooleanType when node is YamlScalar { Kind: "a boolean" }:
            case KubeType.IntegerType when node is YamlScalar { Kind: "a number" }:
            case KubeType.TextType or KubeType.TimeType or KubeType.BytesType when node is YamlScalar:
                break;
            default:
                Add(node.Location, $"'{path}' must be {type.Words}, not {node.Kind}");
                break;
        }
    }

    private void Item(YamlNode node, KubeType type, string path)
    {
        if (IsNull(node))
        {
            Add(node.Location, $"'{path}' is null, which kubectl refuses in a list; write a value or take it away");
        }
        else
        {
            Value(node, type, path);
        }
    }

    private void Add(SourceLocation location, string message) => findings.Add(RbacRules.PassesClient.At(location, message));

    private static bool IsNull(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;
}
