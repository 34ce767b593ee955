using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>What a CDK app makes of a ClusterConfig, from the folder that it synthesizes into.</summary>
internal static class CloudAssembly
{
    private const string Extension = ".template.json";

    public static ClusterTemplates Read(string folder, JsonNode config)
    {
        var stacks = new OrderedDictionary<string, JsonNode>(Files(folder, "*" + Extension)
            .Select(file => KeyValuePair.Create(Path.GetFileName(file)[..^Extension.Length], JsonNode.Parse(File.ReadAllText(file))!)));
        return new() { Config = config, Stacks = stacks, Parents = Parents(stacks), Manifests = [.. Manifests(folder)] };
    }

    private static Dictionary<string, ResourceId> Parents(OrderedDictionary<string, JsonNode> stacks) => new(
        from stack in stacks
        from entry in stack.Value.At("Resources").Entries()
        where entry.Value.At("Type").Text() == "AWS::CloudFormation::Stack"
        let file = entry.Value.At("Metadata", "aws:asset:path").Text() ?? ""
        where file.EndsWith(Extension, StringComparison.Ordinal) && stacks.ContainsKey(file[..^Extension.Length])
        select KeyValuePair.Create(file[..^Extension.Length], new ResourceId(stack.Key, entry.Key)));

    private static IEnumerable<JsonNode> Manifests(string folder) => Files(folder, "*.yaml")
        .Where(file => !Path.GetFileName(Path.GetDirectoryName(file)!).Contains("asset", StringComparison.Ordinal))
        .SelectMany(file => YamlJson.Documents(File.ReadAllText(file), file))
        .OfType<JsonObject>();

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
