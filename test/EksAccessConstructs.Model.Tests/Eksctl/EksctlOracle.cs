using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>What eksctl itself says of small files, and its own configs.</summary>
internal static class EksctlOracle
{
    public static string Folder { get; } = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "eksctl");

    /// <summary>Each verdict: the file, whether eksctl accepts it, and its words.</summary>
    public static IEnumerable<(string File, bool Accepted, string Words)> Verdicts() =>
        Csv.Read(Path.Combine(Folder, "verdicts", "verdicts.csv")).Select(row => (row["file"], row["accepted"] == "true", row["message"]));

    public static string Case(string file) => File.ReadAllText(Path.Combine(Folder, "verdicts", "cases", file));

    public static IEnumerable<string> Configs() => Directory.EnumerateFiles(Path.Combine(Folder, "configs"), "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>Everything found in a text: by the parser, then in its first document.</summary>
    public static Reading<ClusterConfig> Read(string text, string file = "cluster.yaml")
    {
        var yaml = YamlText.Read(text, file);
        if (yaml.Value is not { Documents: [var document, ..] })
        {
            return new(null, yaml.Findings);
        }

        var reading = ClusterConfigReader.Read(document);
        return new(reading.Value, [.. yaml.Findings, .. reading.Findings]);
    }
}
