using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>Values of one key of a ClusterConfig: two that mean different things, what must be said beside them, and some at
/// a boundary or slightly wrong.</summary>
/// <param name="Path">The path as the key table writes it.</param>
/// <param name="First">A value; null where the key is left out.</param>
/// <param name="Second">Another value.</param>
/// <param name="Needs">Keys that must be set beside it, with their values.</param>
/// <param name="More">Other values to try, right or wrong.</param>
internal sealed record KeySample(
    string Path, JsonNode? First, JsonNode Second, IReadOnlyList<(string Path, JsonNode Value)> Needs, IReadOnlyList<JsonNode> More)
{
    /// <summary>Every value, for a generator to choose from.</summary>
    public IReadOnlyList<JsonNode> Values => [.. First is null ? [] : new[] { First }, Second, .. More];
}

/// <summary>The samples in <c>key-samples.txt</c>.</summary>
internal static class KeySamples
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.Test("EksAccessConstructs.Tests", "Eksctl", "Generated", "key-samples.txt"));

    private static readonly Dictionary<string, string> Texts = Lines
        .Where(line => line.Contains(" = ", StringComparison.Ordinal) && !line.Contains(" | ", StringComparison.Ordinal))
        .ToDictionary(line => line.Split(" = ", 2)[0], line => line.Split(" = ", 2)[1]);

    /// <summary>Every sample by its path.</summary>
    public static IReadOnlyDictionary<string, KeySample> All { get; } = Read().ToDictionary(sample => sample.Path);

    private static IEnumerable<KeySample> Read()
    {
        var sections = Array.Empty<string>();
        foreach (var line in Lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            sections = line switch
            {
                "[cluster]" => [""],
                "[nodes]" => ["managedNodeGroups[].", "nodeGroups[]."],
                "[managedNodeGroups]" or "[nodeGroups]" => [$"{line[1..^1]}[]."],
                _ => sections,
            };
            if (line.Contains(" | ", StringComparison.Ordinal))
            {
                foreach (var section in sections)
                {
                    yield return Sample(section, line);
                }
            }
        }
    }

    private static KeySample Sample(string section, string line)
    {
        var columns = Filled(line).Split('|', StringSplitOptions.TrimEntries);
        var group = section.TrimEnd('.');
        var needs = columns[3].Split(" ; ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(need => need.Split('=', 2));
        return new KeySample(
            section + columns[0],
            columns[1] == "-" ? null : Json(columns[1])[0],
            Json(columns[2])[0],
            [.. needs.Select(need => (need[0].Replace("@", group, StringComparison.Ordinal), Json(need[1])[0]))],
            columns.Length > 4 ? Json(columns[4]) : []);
    }

    private static string Filled(string line)
    {
        foreach (var (name, text) in Texts.Reverse())
        {
            line = line.Replace($"{{{{{name}}}}}", text, StringComparison.Ordinal);
        }

        return line;
    }

    private static List<JsonNode> Json(string texts)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(texts), new JsonReaderOptions { AllowMultipleValues = true });
        var values = new List<JsonNode>();
        while (reader.Read())
        {
            values.Add(JsonNode.Parse(ref reader) ?? throw new FormatException($"null in '{texts}'"));
        }

        return values;
    }
}
