using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
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

    /// <summary>True for an error of what is not carried over, or is answered with what to write instead.</summary>
    public static bool IsWayOut(Finding finding) => finding.Code == EksctlRules.KeyIsCarried.Code || finding.Code == EksctlRules.TypesAreNamed.Code;

    /// <summary>Everything found in a text: by the parser, then in its first document.</summary>
    public static Reading<ClusterConfig> Read(string text, string file = "cluster.yaml")
    {
        var yaml = YamlText.Read(text, file);
        if (yaml.Value is not { Documents: [var document, ..] })
        {
            return new(null, yaml.Findings);
        }

        var reading = ClusterConfigReader.Read(document, Key);
        return new(reading.Value, [.. yaml.Findings, .. reading.Findings]);
    }

    // Every file that a config names holds a key.
    private static Reading<string> Key(string path, string configFile) => new("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFm1t0k9c0nfigSHARED ops@example\n", []);
}
