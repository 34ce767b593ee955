using System.Text;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>A piece of a ClusterConfig that eksctl passes on without looking into it: an IAM policy, kubelet or Bottlerocket settings.</summary>
/// <param name="Json">The piece as JSON, keys in the order written, without white space.</param>
internal sealed record InlineDocument(string Json)
{
    /// <summary>The piece that a YAML node holds.</summary>
    public static InlineDocument Of(YamlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, node);
        }

        return new InlineDocument(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>The value of a key; null where the document lacks it.</summary>
    public JsonElement? Value(string key)
    {
        using var document = JsonDocument.Parse(Json, DocumentValue.AsDeepAsYaml);
        return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(key, out var value) ? value.Clone() : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Json;

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar scalar:
                WriteScalar(writer, scalar);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, YamlScalar scalar)
    {
        var bare = scalar.Value.Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        switch (YamlScalars.TypeOf(scalar))
        {
            case YamlType.Null:
                writer.WriteNullValue();
                break;
            case YamlType.Boolean:
                writer.WriteBooleanValue(YamlScalars.AsBoolean(scalar.Value) is true);
                break;
            case YamlType.Integer when YamlScalars.AsInteger(scalar.Value) is { } number:
                writer.WriteNumberValue(number);
                break;
            case YamlType.Float or YamlType.Integer
                when double.TryParse(bare, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }
}
