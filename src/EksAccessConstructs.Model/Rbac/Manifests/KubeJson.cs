using System.Text;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Decoded objects as JSON, with the fields that Go writes even when they are empty.</summary>
internal static class KubeJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(KubernetesObject item)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            var body = item.Body
                .With("apiVersion", KubeNodes.Text(item.Location, item.Kind.ApiVersion))
                .With("kind", KubeNodes.Text(item.Location, item.Kind.Name))
                .With("metadata", item.Metadata);
            Value(json, body, item.Kind.Schema);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Value(Utf8JsonWriter json, YamlNode? node, KubeType type)
    {
        switch (node)
        {
            case YamlMap map when type is KubeType.StructType fields:
                Struct(json, map, fields);
                break;
            case YamlMap map:
                Map(json, map, type is KubeType.MapType values ? values.Value : KubeType.Anything);
                break;
            case YamlList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Value(json, item, type is KubeType.ListType items ? items.Item : KubeType.Anything);
                }

                json.WriteEndArray();
                break;
            case YamlScalar { Style: ScalarStyle.Quoted } text:
                json.WriteStringValue(text.Value);
                break;
            case YamlScalar scalar when scalar.Kind is "a boolean" or "a number":
                json.WriteRawValue(scalar.Value, skipInputValidation: false);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Struct(Utf8JsonWriter json, YamlMap map, KubeType.StructType type)
    {
        json.WriteStartObject();
        foreach (var field in type.Fields.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var value = map[field.Name];
            if (value is null ? field.Always : field.Always || !IsEmpty(value, field.Type))
            {
                json.WritePropertyName(field.Name);
                Value(json, value ?? Zero(field.Type, map.Location), field.Type);
            }
        }

        json.WriteEndObject();
    }

    private static void Map(Utf8JsonWriter json, YamlMap map, KubeType type)
    {
        json.WriteStartObject();
        foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(entry.Key);
            Value(json, entry.Value, type);
        }

        json.WriteEndObject();
    }

    // What Kubernetes leaves out; structs behind pointers, such as aggregationRule, stay.
    private static bool IsEmpty(YamlNode node, KubeType type) => (node, type) switch
    {
        (YamlScalar { Value: "" }, KubeType.TextType) => true,
        (YamlScalar { Value: "0" }, KubeType.IntegerType) => true,
        (YamlList { Items.IsEmpty: true }, _) => true,
        (YamlMap { Entries.IsEmpty: true }, KubeType.MapType or KubeType.StructType { IsPointer: false }) => true,
        _ => false,
    };

    private static YamlNode? Zero(KubeType type, SourceLocation location) => type switch
    {
        KubeType.TextType => KubeNodes.Text(location, ""),
        KubeType.StructType => new YamlMap(location, []),
        _ => null,
    };
}
