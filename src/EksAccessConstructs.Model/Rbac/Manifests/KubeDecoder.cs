using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Decodes nodes into a type as Go's JSON decoder does: names byte for byte, null is the zero value, the first wrong type fails the whole.</summary>
/// <remarks>The result holds known fields only, without nulls; texts are quoted scalars. Every problem is collected, not only the first.</remarks>
internal sealed class KubeDecoder
{
    private readonly KubePath path = new();

    public List<Finding> Errors { get; } = [];

    /// <summary>True where something is wrong that leaves no value to go on with; a number or boolean where text is wanted is taken as its text.</summary>
    public bool IsUnreadable { get; private set; }

    public List<Finding> Unknown { get; } = [];

    public List<Finding> Notes { get; } = [];

    /// <summary>The decoded node; null where it is null or wrong.</summary>
    public YamlNode? Decode(YamlNode node, KubeType type) => type switch
    {
        _ when IsNull(node) => null,
        KubeType.AnyType => node,
        KubeType.StructType fields when node is YamlMap map => Struct(map, fields),
        KubeType.MapType values when node is YamlMap map => Map(map, values),
        KubeType.ListType items when node is YamlList list => List(list, items),
        KubeType.BytesType => Bytes(node),
        KubeType.TextType or KubeType.BooleanType or KubeType.IntegerType or KubeType.TimeType when node is YamlScalar scalar => Scalar(scalar, type),
        _ => Wrong(node, type),
    };

    /// <summary>The decoded value of a field; null where it is null or wrong.</summary>
    public YamlNode? Decode(YamlNode node, KubeType type, string field)
    {
        path.Enter(field);
        var value = Decode(node, type);
        path.Leave();
        return value;
    }

    private YamlMap Struct(YamlMap map, KubeType.StructType type)
    {
        var entries = new List<YamlEntry>(map.Entries.Count);
        foreach (var entry in KubeNodes.LastOfEach(map))
        {
            if (type.Field(entry.Key) is not { } field)
            {
                Unknown.Add(RbacRules.KnownField.At(entry.Location, UnknownField(entry.Key, type)));
            }
            else if (Decode(entry.Value, field.Type, entry.Key) is { } value)
            {
                entries.Add(entry with { Value = value });
            }
        }

        return map with { Entries = [.. entries] };
    }

    private YamlMap Map(YamlMap map, KubeType.MapType type)
    {
        var entries = new List<YamlEntry>(map.Entries.Count);
        foreach (var entry in KubeNodes.LastOfEach(map))
        {
            path.Enter(entry.Key);
            if (Item(entry.Value, type.Value) is { } value)
            {
                entries.Add(entry with { Value = value });
            }

            path.Leave();
        }

        return map with { Entries = [.. entries] };
    }

    private YamlList List(YamlList list, KubeType.ListType type)
    {
        var items = new List<YamlNode>(list.Items.Count);
        foreach (var item in list.Items)
        {
            path.Enter(items.Count);
            if (Item(item, type.Item) is { } decoded)
            {
                items.Add(decoded);
            }

            path.Leave();
        }

        return list with { Items = [.. items] };
    }

    // Where a list or map holds null, Go keeps the zero value of its item.
    private YamlNode? Item(YamlNode node, KubeType type)
    {
        if (!IsNull(node))
        {
            return Decode(node, type);
        }

        if (type is KubeType.TextType)
        {
            Notes.Add(RbacRules.NothingIsText.At(node.Location, $"'{path}' is null, which Kubernetes takes as the empty text; write \"\" or leave it out"));
        }

        return type switch
        {
            KubeType.StructType => new YamlMap(node.Location, []),
            KubeType.TextType => KubeNodes.Text(node.Location, ""),
            _ => node,
        };
    }

    private YamlScalar? Scalar(YamlScalar scalar, KubeType type)
    {
        var kind = YamlScalars.TypeOf(scalar);
        return type switch
        {
            KubeType.TextType when kind is YamlType.Text => KubeNodes.AsText(scalar),
            KubeType.TextType => TakenAsText(scalar, kind),
            KubeType.BooleanType when kind is YamlType.Boolean =>
                scalar with { Value = Word(scalar), Style = ScalarStyle.Plain, Tag = null },
            KubeType.IntegerType when kind is YamlType.Integer or YamlType.Float && WholeNumber(scalar) is { } number =>
                scalar with { Value = number.ToString(CultureInfo.InvariantCulture), Style = ScalarStyle.Plain, Tag = null },
            KubeType.TimeType when kind is YamlType.Text && KubeTime.Parse(scalar.Value) is { } time => KubeNodes.Text(scalar.Location, time),
            _ => Wrong(scalar, type),
        };
    }

    private static long? WholeNumber(YamlScalar scalar) => YamlScalars.AsInteger(scalar.Value)
        ?? (double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == Math.Floor(number)
            && Math.Abs(number) < 1e18
            ? (long)number
            : null);

    private YamlScalar? Bytes(YamlNode node) => node switch
    {
        YamlScalar scalar when YamlScalars.TypeOf(scalar) is YamlType.Text && Base64.Normal(scalar.Value) is { } normal =>
            KubeNodes.Text(scalar.Location, normal),
        YamlScalar scalar when YamlScalars.TypeOf(scalar) is YamlType.Text => NotBase64(scalar),
        YamlList list when list.Items.All(item => item is YamlScalar number && YamlScalars.AsInteger(number.Value) is >= 0 and <= 255) =>
            KubeNodes.Text(node.Location, Convert.ToBase64String([.. list.Items.OfType<YamlScalar>().Select(Byte)])),
        _ => Wrong(node, KubeType.GoBytes),
    };

    private static byte Byte(YamlScalar number) => (byte)(YamlScalars.AsInteger(number.Value) ?? 0);

    private YamlScalar? NotBase64(YamlScalar scalar)
    {
        IsUnreadable = true;
        Errors.Add(RbacRules.Decodes.At(scalar.Location, $"'{path}' must be base64, but '{scalar.Value}' is not; put text under 'data' instead"));
        return null;
    }

    // Refused by the server, but plain what is meant: whoever only asks what the object gives can go on with it.
    private YamlScalar TakenAsText(YamlScalar scalar, YamlType kind)
    {
        AddWrong(scalar, KubeType.GoString);
        return KubeNodes.Text(scalar.Location, kind is YamlType.Boolean ? Word(scalar) : scalar.Value);
    }

    private static string Word(YamlScalar boolean) => YamlScalars.AsBoolean(boolean.Value) == true ? "true" : "false";

    private YamlScalar? Wrong(YamlNode node, KubeType type)
    {
        IsUnreadable = true;
        AddWrong(node, type);
        return null;
    }

    private void AddWrong(YamlNode node, KubeType type)
    {
        var shown = node is YamlScalar scalar ? $"{node.Kind} ('{scalar.Value}')" : node.Kind;
        var quote = node is YamlScalar && type is KubeType.TextType ? "; put it in quotes" : "";
        Errors.Add(RbacRules.Decodes.At(node.Location, $"'{path}' must be {type.Words}, not {shown}{quote}"));
    }

    private string UnknownField(string key, KubeType.StructType type) =>
        $"unknown field '{path.To(key)}'{Suggestion.DidYouMean(key, type.Fields.Select(field => field.Name))}";

    private static bool IsNull(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;
}
