using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>A cluster and the files that describe it.</summary>
/// <param name="Config">What they say together.</param>
/// <param name="Files">The files.</param>
internal sealed record DescribedCluster(ClusterConfig Config, ValueList<string> Files);

/// <summary>ClusterConfigs by the cluster that they describe: those of one name and region are one cluster.</summary>
/// <param name="existing">The name of the cluster that exists already; null for none.</param>
/// <param name="keyFiles">Reads the files with public SSH keys that ClusterConfigs name; null where none can be read.</param>
internal sealed class DescribedClusters(string? existing, KeyFileReader? keyFiles)
{
    private readonly List<YamlDocument> documents = [];

    /// <summary>Adds a document that is a mapping.</summary>
    public void Add(YamlDocument document) => documents.Add(document);

    /// <summary>The clusters, in the order of their first documents, and every problem.</summary>
    public (ValueList<DescribedCluster> Clusters, ValueList<Finding> Findings) Read()
    {
        var findings = new List<Finding>();
        var clusters = new List<DescribedCluster>();
        foreach (var parts in documents.GroupBy(document => (Name(document) ?? document.Location.ToString(), RegionOf(document, findings))))
        {
            var reading = ClusterConfigReader.Read([.. parts], existing is not null && parts.Any(part => Name(part) == existing), keyFiles);
            findings.AddRange(reading.Findings);
            if (reading.Value is { } config)
            {
                clusters.Add(new DescribedCluster(config, parts.Select(part => part.Location.File).Distinct().ToValueList()));
            }
        }

        return (clusters.ToValueList(), findings.ToValueList());
    }

    private string? RegionOf(YamlDocument document, List<Finding> findings)
    {
        if (Region(document) is { } region)
        {
            return region;
        }

        var known = documents.Where(other => Region(other) is not null && Name(other) is { } name && name == Name(document)).ToList();
        if (known.Select(Region).Distinct().ToList() is not [{ } only])
        {
            return null;
        }

        findings.Add(JoinRules.RegionIsWritten.At(document.Root?.Location,
            $"'metadata.region' is missing here and taken as '{only}' from {known[0].Location}; write it, since eksctl takes the region of the AWS profile"));
        return only;
    }

    private static string? Name(YamlDocument document) => Word(document, "name");

    private static string? Region(YamlDocument document) => Word(document, "region");

    private static string? Word(YamlDocument document, string key) =>
        document.Root is YamlMap root && root["metadata"] is YamlMap metadata && metadata[key] is YamlScalar { Value: { Length: > 0 } word } ? word : null;
}
