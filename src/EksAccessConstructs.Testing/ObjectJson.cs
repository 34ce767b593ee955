using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EksAccessConstructs.Testing;

/// <summary>Objects that came out of JSON written as JSON again, whichever library made them: mappings, lists, texts, numbers and truth values.</summary>
/// <remarks>Indented by one column, as the CDK writes templates, so that lines are those of the file in <c>cdk.out</c>.</remarks>
internal static class ObjectJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text.</summary>
    public static string Of(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    // Libraries have mappings of their own, which share no interface but that of all mappings: entries have a key and a value.
    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IConvertible scalar:
                WriteScalar(writer, scalar);
                break;
            case IEnumerable map when IsMap(map):
                WriteMap(writer, map);
                break;
            case IEnumerable list:
                WriteList(writer, list);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                throw new ArgumentException($"a template has no values of the type {value.GetType()}", nameof(value));
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, IConvertible scalar)
    {
        switch (scalar.GetTypeCode())
        {
            case TypeCode.Empty or TypeCode.DBNull:
                writer.WriteNullValue();
                break;
            case TypeCode.Boolean:
                writer.WriteBooleanValue(scalar.ToBoolean(CultureInfo.InvariantCulture));
                break;
            case TypeCode.String or TypeCode.Char or TypeCode.DateTime:
                writer.WriteStringValue(scalar.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteRawValue(scalar.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static bool IsMap(IEnumerable value) => value is IDictionary || Array.Exists(
        value.GetType().GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IDictionary<,>));

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable map)
    {
        writer.WriteStartObject();
        foreach (var entry in map)
        {
            writer.WritePropertyName($"{Part(entry, "Key")}");
            Write(writer, Part(entry, "Value"));
        }

        writer.WriteEndObject();
    }

    private static object? Part(object entry, string name) => entry.GetType().GetProperty(name)?.GetValue(entry);

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }
}
