using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Comparing;

/// <summary>A difference from eksctl that is meant.</summary>
/// <param name="Fact">The keys of the facts that may differ.</param>
/// <param name="Ours">What we must say instead; null where anything will do.</param>
/// <param name="UnlessSet">The path of a key: where the ClusterConfig sets it, nothing may differ.</param>
/// <param name="Why">The reason.</param>
internal sealed record AcceptedDifference(Regex Fact, string? Ours, string? UnlessSet, string Why)
{
    /// <summary>The differences that a YAML file lists.</summary>
    public static IEnumerable<AcceptedDifference> Read(string file) => YamlJson.First(File.ReadAllText(file), file).Items().Select(Of);

    public bool IsFor(JsonNode? clusterConfig) => UnlessSet is null || clusterConfig.At(UnlessSet.Split('.')) is null;

    public bool Covers(string key, string? ours) => Fact.IsMatch(key) && (Ours is null || Ours == ours);

    private static AcceptedDifference Of(JsonNode item) => new(
        new Regex($@"\A(?:{item.At("fact").Text() ?? throw new FormatException("an accepted difference names no fact")})\z"),
        item.At("ours").Text(),
        item.At("unless_set").Text(),
        item.At("why").Text() ?? throw new FormatException("an accepted difference says no reason"));
}
