using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>The settings of Bottlerocket: the part of TOML that both programs write, with one value a line.</summary>
internal static partial class TomlText
{
    public static JsonObject Read(string text)
    {
        var root = new JsonObject();
        var table = root;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line is ['[', .. var path, ']'])
            {
                table = Keys(path).Aggregate(root, Child);
            }
            else
            {
                Set(table, line);
            }
        }

        return root;
    }

    // Strings, numbers, booleans and lists are written as JSON writes them.
    private static void Set(JsonObject table, string line)
    {
        var match = Entry().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"'{line}' is not a setting");
        }

        List<string> keys = [.. Keys(match.Groups[1].Value)];
        keys[..^1].Aggregate(table, Child)[keys[^1]] = JsonNode.Parse(match.Groups[2].Value);
    }

    private static JsonObject Child(JsonObject table, string key)
    {
        if (table[key] is not JsonObject child)
        {
            table[key] = child = [];
        }

        return child;
    }

    private static IEnumerable<string> Keys(string path) => Key().Matches(path).Select(match => match.Value.Trim('"'));

    [GeneratedRegex("""^((?:"[^"]*"|[\w.-])+)\s*=\s*(.+)$""")]
    private static partial Regex Entry();

    [GeneratedRegex("""
        "[^"]*"|[\w-]+
        """)]
    private static partial Regex Key();
}
