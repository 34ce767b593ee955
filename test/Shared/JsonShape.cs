using System.Text.Json;

namespace EksAccessConstructs;

/// <summary>The part of JSON Schema that docs/schema uses: type, properties, required, additionalProperties, items, enum, anyOf and $ref into $defs.
/// A mapping that says nothing of further properties has none.</summary>
internal static class JsonShape
{
    private static readonly JsonElement Anything = JsonDocument.Parse("{}").RootElement;

    public static IEnumerable<string> Breaches(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Breaches(value, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), root, path);
        }

        if (schema.TryGetProperty("anyOf", out var either))
        {
            var each = either.EnumerateArray().Select(one => Breaches(value, one, root, path).ToList()).ToList();
            return each.Exists(breaches => breaches.Count == 0) ? [] : each[0];
        }

        if (!schema.TryGetProperty("type", out _))
        {
            return [];
        }

        var type = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.String => "string",
            _ => "other",
        };
        var wanted = schema.GetProperty("type").GetString();
        return wanted != type && (wanted, type) is not ("number", "integer") ? [$"{path}: {type}"] : type switch
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
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        foreach (var missing in required.Where(missing => !value.TryGetProperty(missing, out _)))
        {
            yield return $"{path}: lacks {missing}";
        }

        foreach (var property in value.EnumerateObject())
        {
            var name = $"{path}.{property.Name}";
            foreach (var breach in Property(schema, property.Name) is { } known ? Breaches(property.Value, known, root, name) : [$"{name}: not in the schema"])
            {
                yield return breach;
            }
        }
    }

    // A mapping of type object alone may hold anything.
    private static JsonElement? Property(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            return properties.TryGetProperty(name, out var property) ? property : null;
        }

        return schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind is JsonValueKind.Object ? others : Anything;
    }
}
