using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>Short ways through JSON that may lack a part.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>What is at a path of keys; null where there is nothing.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            node = (node as JsonObject)?[key];
        }

        return node;
    }

    /// <summary>The items of a list; a single value counts as a list of one.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => [node],
    };

    /// <summary>The entries of a mapping that say something.</summary>
    public static IEnumerable<(string Key, JsonNode Value)> Entries(this JsonNode? node) =>
        from entry in node as JsonObject ?? []
        where entry.Value is not null
        select (entry.Key, entry.Value);

    /// <summary>The characters of a text; null for anything else.</summary>
    public static string? Text(this JsonNode? node) => node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>Takes an entry out of a mapping.</summary>
    public static JsonNode? Take(this JsonNode? node, string key) => (node as JsonObject)?.Remove(key, out var taken) is true ? taken : null;
}
