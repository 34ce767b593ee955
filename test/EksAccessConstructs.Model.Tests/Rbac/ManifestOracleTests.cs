using System.Text.Json;
using System.Text.Json.Nodes;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Every file of the oracle, read as kubectl 1.34.1 and its API server read it; see the README beside the cases.</summary>
public sealed class ManifestOracleTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac", "manifests");

    private static readonly ManifestFile[] Files =
        [.. Directory.GetFiles(Path.Combine(Folder, "cases"))
            .Order(StringComparer.Ordinal)
            .Select(path => KubernetesManifests.ReadFile(File.ReadAllBytes(path), Path.GetFileName(path)))];

    [Fact]
    public void Outcome_and_stage_of_every_document_are_kubectls()
    {
        var rows = Csv.Read(Path.Combine(Folder, "results.csv"));

        Assert.Equal(303, rows.Count);
        Differences(
            rows.Select(row => $"{row["file"]} {row["doc"]} {row["item"]}: {row["outcome"]} {row["stage"]}"),
            Files.SelectMany(file => file.Items.Select(item => $"{file.File} {item.Document} {item.Item}: {Word(item.Outcome)} {Stage(item)}")));
    }

    [Fact]
    public void Outcome_of_every_document_sent_as_it_stands_is_the_servers()
    {
        var rows = Csv.Read(Path.Combine(Folder, "results.csv")).Where(row => row["direct_outcome"].Length > 0).ToList();
        var ours = Files.SelectMany(file => file.Items
            .Where(item => item.Direct is not null)
            .DistinctBy(item => item.Document)
            .Select(item => (file.File, Item: item)))
            .ToDictionary(pair => $"{pair.File} {pair.Item.Document}", pair => Word(pair.Item.Direct!.Value));

        Differences(
            rows.Select(row => $"{row["file"]} {row["doc"]}: {row["direct_outcome"]}"),
            rows.Select(row => $"{row["file"]} {row["doc"]}: {ours.GetValueOrDefault($"{row["file"]} {row["doc"]}")}"));
    }

    [Fact]
    public void Every_object_is_the_one_that_is_decoded_and_defaulted()
    {
        var rows = File.ReadLines(Path.Combine(Folder, "objects.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(184, rows.Count);
        Differences(
            rows.Select(row => $"{row["file"]} {row["doc"]} {row["item"]} {row["path"]}: {row["object"]!.ToJsonString()}"),
            rows.Select(row => $"{row["file"]} {row["doc"]} {row["item"]} {row["path"]}: {Object(row)}"));
    }

    [Fact]
    public void Every_refusal_has_a_place() => Assert.All(
        Files.SelectMany(file => file.Items)
            .Where(item => item.Outcome is not (ManifestOutcome.Ok or ManifestOutcome.SkippedEmpty) && item.Stage is not ManifestStage.ClientMapping),
        item => Assert.Contains(item.Findings, finding => finding is { Severity: Severity.Error, Location: not null }));

    [Fact]
    public void Findings_read_well() => Golden.Match(string.Join("\n", Files.SelectMany(file => file.Findings)));

    // All of them at once, each with what it is instead.
    private static void Differences(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var wanted = expected.ToList();
        var found = actual.ToList();
        Assert.Empty(wanted
            .Except(found)
            .Select(line => $"wanted: {line}")
            .Concat(found.Except(wanted).Select(line => $"found:  {line}"))
            .Order(StringComparer.Ordinal));
        Assert.Equal(wanted, found);
    }

    private static string? Object(JsonNode row)
    {
        var file = Files.Single(file => file.File == row["file"]!.GetValue<string>());
        var items = file.Items.Where(item => item.Document.ToString() == row["doc"]!.GetValue<string>());
        var found = row["path"]!.GetValue<string>() == "direct"
            ? items.First().DirectObject
            : items.Single(item => $"{item.Item}" == row["item"]!.GetValue<string>()).Object;
        return found is null ? null : JsonNode.Parse(found.ToJson())!.ToJsonString();
    }

    private static string Stage(ManifestItem item) => item.Stage is ManifestStage.None ? "" : Word(item.Stage);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
