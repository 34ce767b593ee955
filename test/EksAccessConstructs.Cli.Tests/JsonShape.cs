using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>The part of JSON Schema that docs/schemas uses: type, properties, required, additionalProperties, items, enum and $ref into $defs.</summary>
internal static class JsonShape
{
    public static IEnumerable<string> Breaches(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Breaches(value, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), root, path);
        }

        var type = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.Number => "integer",
            JsonValueKind.String => "string",
            _ => "other",
        };
        return schema.GetProperty("type").GetString() != type ? [$"{path}: {type}"] : type switch
        {
            "object" => Object(value, schema, root, path),
            "array" => value.EnumerateArray().SelectMany((item, index) => Breaches(item, schema.GetProperty("items"), root, $"{path}[{index}]")),
            "string" => schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString())
                ? [$"{path}: '{value.GetString()}'"]
                : [],
            _ => [],
        };
    }

    private static IEnumerable<string> Object(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        var properties = schema.GetProperty("properties");
        foreach (var required in schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
        {
            yield return $"{path}: lacks {required.GetString()}";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(property.Name, out var inner))
            {
                yield return $"{path}.{property.Name}: not in the schema";
                continue;
            }

            foreach (var breach in Breaches(property.Value, inner, root, $"{path}.{property.Name}"))
            {
                yield return breach;
            }
        }
    }
}
