using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>What eksctl makes of configs, kept beside the tests of the model.</summary>
internal static class EksctlOracle
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "eksctl");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Folder, "configs")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static string Config(string name) => Path.Combine(Folder, "configs", $"{name}.yaml");

    public static string Templates(string name) => Path.Combine(Folder, "templates", name);

    /// <summary>The config as it was written.</summary>
    public static JsonNode? Source(string name) => YamlJson.First(File.ReadAllText(Config(name)));
}
