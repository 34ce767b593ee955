using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>What eksctl makes of a ClusterConfig, from a folder of the oracle.</summary>
internal static class EksctlFolder
{
    public static ClusterTemplates Read(string folder) => new()
    {
        Config = Config(folder),
        Stacks = new(Directory.GetFiles(folder, "eksctl-*.json").Order(StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), Json(file)))),
        Calls = [.. Json(Path.Combine(folder, "calls.json")).Items().Select(call => new ApiCall(call.At("api").Text() ?? "", call.At("input")))],
    };

    public static JsonNode Config(string folder) => Json(Path.Combine(folder, "config.json"));

    private static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(file)) ?? throw new FormatException($"{file} says nothing");
}
