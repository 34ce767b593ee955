using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What kubectl makes of the root of one document: checks, flattens lists, finds the address, sends it.</summary>
/// <remarks>Source: cli-runtime pkg/resource (StreamVisitor, FlattenListVisitor, mapper). The context's namespace is <c>default</c>.</remarks>
internal sealed class ClientReading(int document)
{
    private const string ContextNamespace = "default";

    /// <summary>True where nothing after the document is read.</summary>
    public bool EndsFile { get; private set; }

    /// <summary>Reads a root that says something.</summary>
    public IEnumerable<ManifestItem> Read(YamlNode root)
    {
        if (NoJson(root) is { } special)
        {
            EndsFile = true;
            return [Refuse(root, ManifestOutcome.DecodeError, ManifestStage.ClientParse,
                TextRules.NotYaml.At(special.Location, $"'{special.Value}' is not a number that JSON can hold; put it in quotes"))];
        }

        var schema = ClientSchema.Check(root);
        if (schema.Refusal is { } refusal)
        {
            EndsFile = true;
            return [Refuse(root, refusal, ManifestStage.ClientSchema, schema.Findings)];
        }

        return root is YamlMap map ? Object(map) : [];
    }

    private IEnumerable<ManifestItem> Object(YamlMap map)
    {
        if (map.TextAt("kind").Length == 0)
        {
            return [Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ClientDecode,
                RbacRules.PassesClient.At(map["kind"]?.Location ?? map.Location, "'kind' must not be empty"))];
        }

        var list = map["items"] is { } items;
        if (list && map["items"] is not YamlList && !IsNull(map["items"]))
        {
            return [Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ClientDecode,
                RbacRules.PassesClient.At(map["items"]?.Location ?? map.Location, "'items' must be a list; an object that has it is taken for one"))];
        }

        if (list && map.ItemsAt("items").FirstOrDefault(item => item is not YamlMap && !IsNull(item)) is { } odd)
        {
            return [Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ClientDecode,
                RbacRules.PassesClient.At(odd.Location, $"an item of a list must be an object, not {odd.Kind}"))];
        }

        var metadata = new KubeDecoder();
        if (map["metadata"] is { } node)
        {
            metadata.Decode(node, KubeSchemas.Metadata, "metadata");
        }

        return metadata.Errors.Count > 0
            ? [Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ClientDecode, metadata.Errors.ToValueList()) with { Meant = list ? null : Meant(map) }]
            : Mapped(map, list);
    }

    private static KubernetesObject? Meant(YamlMap map) =>
        KubernetesKind.Find(map.TextAt("apiVersion"), map.TextAt("kind")) is { } kind ? ServerReading.Create(map, kind, ContextNamespace).Meant : null;

    private IEnumerable<ManifestItem> Mapped(YamlMap map, bool list)
    {
        if (!IsMapped(map))
        {
            return [Unmapped(map)];
        }

        return list ? Flatten(map) : [Send(map)];
    }

    private IEnumerable<ManifestItem> Flatten(YamlMap list)
    {
        var items = list.ItemsAt("items").Select(item => Inherit(item as YamlMap ?? new YamlMap(item.Location, []), list)).ToList();
        if (items.Count == 0)
        {
            return [Refuse(list, ManifestOutcome.SkippedEmpty, ManifestStage.ClientList, RbacRules.ListHolds.At(list["items"]?.Location ?? list.Location,
                KubernetesKind.Find(list.TextAt("apiVersion"), list.TextAt("kind")) is { } kind
                    ? $"'items' makes kubectl take this {kind} for a list, and it holds nothing, so nothing is created; take 'items' away"
                    : "this list holds nothing, so nothing is created"))];
        }

        if (items.FirstOrDefault(item => item["items"] is YamlList) is { } nested)
        {
            return [Refuse(list, ManifestOutcome.DecodeError, ManifestStage.ClientDecode, RbacRules.PassesClient.At(
                nested["items"]?.Location ?? nested.Location,
                "a list in a list: kubectl refuses both; write the inner items beside the others, or divide documents with '---'"))];
        }

        var sent = new List<ManifestItem>();
        var refused = new List<ManifestItem>();
        foreach (var item in items)
        {
            if (Unnamed(item) is { } problem)
            {
                refused.Add(problem);
            }
            else
            {
                sent.Add(Send(WithNamespace(item)) with { Item = sent.Count });
            }
        }

        return [.. sent, .. refused];
    }

    // Items of typed lists need not say what they are.
    private static YamlMap Inherit(YamlMap item, YamlMap list)
    {
        if (item["kind"] is YamlScalar { Kind: "text", Value.Length: > 0 } || item["apiVersion"] is YamlScalar { Kind: "text", Value.Length: > 0 })
        {
            return item;
        }

        var kind = list.TextAt("kind");
        return item
            .With("kind", KubeNodes.Text(item.Location, kind.EndsWith("List", StringComparison.Ordinal) ? kind[..^4] : kind))
            .With("apiVersion", KubeNodes.Text(item.Location, list.TextAt("apiVersion")));
    }

    private ManifestItem? Unnamed(YamlMap item)
    {
        foreach (var field in new[] { "kind", "apiVersion" })
        {
            if (item[field] is not YamlScalar { Kind: "text", Value.Length: > 0 })
            {
                return Refuse(item, ManifestOutcome.DecodeError, ManifestStage.ClientDecode, RbacRules.PassesClient.At(
                    item.Location, $"'{field}' is missing; an item of a list must say both kind and apiVersion, or neither"));
            }
        }

        return IsMapped(item) ? null : Unmapped(item);
    }

    // kubectl writes the context's namespace over one that is not text.
    private static YamlMap WithNamespace(YamlMap item) =>
        item.MapAt("metadata") is { } metadata && metadata["namespace"] is { } @namespace and not YamlScalar { Kind: "text" }
            ? item.With("metadata", metadata.With("namespace", KubeNodes.Text(@namespace.Location, "")))
            : item;

    private ManifestItem Send(YamlMap map)
    {
        if (KubernetesKind.FindServed(map.TextAt("apiVersion"), map.TextAt("kind")) is not { } kind)
        {
            return Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ServerDecode, RbacRules.Served.At(
                map["kind"]?.Location ?? map.Location, $"kind '{map.TextAt("kind")}' is not registered; "
                    + $"letter case counts{Suggestion.DidYouMean(map.TextAt("kind"), KubernetesKind.All.Select(known => known.Name))}"));
        }

        var read = ServerReading.Create(map, kind, ContextNamespace);
        return Item(map, read.Outcome, read.Stage) with { Object = read.Object, Meant = read.Meant, Findings = read.Findings };
    }

    // kubectl also knows each kind in lower case, which the server does not, and its list.
    private static bool IsMapped(YamlMap map)
    {
        var version = map.TextAt("apiVersion");
        var kind = map.TextAt("kind");
        foreach (var known in KubernetesKind.All)
        {
            if (known.IsServedAs(version) && (kind == "List" || kind == known.Name || kind == $"{known.Name}List" || $"{kind}s" == known.Resource.Plural))
            {
                return true;
            }
        }

        return false;
    }

    private ManifestItem Unmapped(YamlMap map) => NotServed(map) is { } finding
        ? Refuse(map, ManifestOutcome.DecodeError, ManifestStage.ClientMapping, finding)
        : Item(map, ManifestOutcome.DecodeError, ManifestStage.ClientMapping);

    // Kinds that we do not decode do not concern us, unless they look like one that we do.
    private static Finding? NotServed(YamlMap map)
    {
        var version = map.TextAt("apiVersion");
        var kind = map.TextAt("kind");
        var near = KubernetesKind.All.FirstOrDefault(known => string.Equals(known.Name, kind.Trim(), StringComparison.OrdinalIgnoreCase));
        var isRbac = version.Trim().StartsWith($"{KubernetesKind.RbacGroup}/", StringComparison.OrdinalIgnoreCase);
        return (near, isRbac) switch
        {
            (not null, _) => RbacRules.Served.At(map["apiVersion"]?.Location ?? map.Location,
                $"no server has kind '{kind}' in '{version}'; write kind: {near.Name} and apiVersion: {near.ApiVersion}"),
            (null, true) => RbacRules.Served.At(map["kind"]?.Location ?? map.Location,
                $"no server has kind '{kind}' in '{version}'{Suggestion.DidYouMean(kind, KubernetesKind.All.Select(known => known.Name))}"),
            _ => null,
        };
    }

    private ManifestItem Item(YamlNode node, ManifestOutcome outcome, ManifestStage stage) => new(document, outcome, stage, node.Location)
    {
        ApiVersion = (node as YamlMap).TextAt("apiVersion"),
        Kind = (node as YamlMap).TextAt("kind"),
    };

    private ManifestItem Refuse(YamlNode node, ManifestOutcome outcome, ManifestStage stage, Finding finding) =>
        Refuse(node, outcome, stage, (ValueList<Finding>)[finding]);

    private ManifestItem Refuse(YamlNode node, ManifestOutcome outcome, ManifestStage stage, ValueList<Finding> findings) =>
        Item(node, outcome, stage) with { Findings = findings };

    private static bool IsNull(YamlNode? node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;

    private static YamlScalar? NoJson(YamlNode node) => node switch
    {
        YamlScalar scalar => YamlScalars.IsNoJson(scalar) ? scalar : null,
        YamlList list => NoJson(list.Items),
        YamlMap map => NoJson(map.Entries),
        _ => null,
    };

    private static YamlScalar? NoJson(ValueList<YamlNode> items)
    {
        foreach (var item in items)
        {
            if (NoJson(item) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static YamlScalar? NoJson(ValueList<YamlEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (NoJson(entry.Value) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
