using System.Text.Json;

namespace EksAccessConstructs.App;

/// <summary>The context that the CDK CLI hands to an app, read without starting node, so that bad input is refused at once.</summary>
/// <remarks>The CLI passes context as JSON in CDK_CONTEXT_JSON, and what is too long for the environment in a file named by
/// CONTEXT_OVERFLOW_LOCATION_ENV.</remarks>
internal static class ContextValues
{
    /// <summary>The texts and numbers of the context; other values are of no concern to this app.</summary>
    public static IReadOnlyDictionary<string, string> Read(Func<string, string?> variable)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(values, variable("CDK_CONTEXT_JSON"));
        if (variable("CONTEXT_OVERFLOW_LOCATION_ENV") is { Length: > 0 } file && File.Exists(file))
        {
            Add(values, File.ReadAllText(file));
        }

        return values;
    }

    private static void Add(Dictionary<string, string> values, string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
        {
            values[member.Name] = member.Value.ToString();
        }
    }
}
