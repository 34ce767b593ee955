using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>Values as facts write them: one line each, without the order of keys and lists.</summary>
internal static class FactText
{
    public static string Of(JsonNode? value) => value switch
    {
        JsonObject map => $"{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(OfEntry))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(Of).Order(StringComparer.Ordinal))}]",
        _ => OfScalar(value),
    };

    private static string OfEntry(KeyValuePair<string, JsonNode?> entry) => $"{entry.Key}: {Of(entry.Value)}";

    private static string OfScalar(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => OfNumber(value.ToJsonString()),
        _ => "None",
    };

    // 3.0 is 3: JSON and YAML of the two sides write whole numbers in different ways.
    private static string OfNumber(string written) =>
        decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : written;
}
