using System.Globalization;
using System.Text.Json.Nodes;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>YAML as JSON.</summary>
internal static class YamlJson
{
    /// <summary>The documents of a text, as far as it can be read.</summary>
    public static IEnumerable<JsonNode?> Documents(string text, string file = "text.yaml") =>
        (YamlText.Read(text, file).Value?.Documents ?? []).Select(document => Of(document.Root));

    /// <summary>The first document of a text; null where there is none.</summary>
    public static JsonNode? First(string text, string file = "text.yaml") => Documents(text, file).FirstOrDefault();

    private static JsonNode? Of(YamlNode? node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar scalar => Of(scalar),
        _ => null,
    };

    private static JsonNode? Of(YamlScalar scalar) => YamlScalars.TypeOf(scalar) switch
    {
        YamlType.Null => null,
        YamlType.Boolean => YamlScalars.AsBoolean(scalar.Value) is true,
        YamlType.Integer => YamlScalars.AsInteger(scalar.Value),
        YamlType.Float => double.Parse(scalar.Value, CultureInfo.InvariantCulture),
        YamlType.Text => scalar.Value,
    };
}
