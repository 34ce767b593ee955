using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>A cluster and the files that describe it.</summary>
/// <param name="Config">What ClusterConfigs say together; null where none is about it.</param>
/// <param name="Files">The files.</param>
internal sealed record DescribedCluster(ClusterConfig? Config, ValueList<string> Files)
{
    private const string AssemblyFolder = "eks-access/";

    /// <summary>What templates of CloudFormation say; null where none is about it.</summary>
    /// <value>Default: null.</value>
    public TemplateCluster? Template { get; init; }

    /// <summary>Its name; null where no file says it.</summary>
    public string? Name => Config?.Metadata.Name ?? Template?.Name;

    /// <summary>These clusters and those of templates. A template and a ClusterConfig of one name are about one cluster; so are a ClusterConfig and a template
    /// near it that adds to a cluster without saying to which.</summary>
    /// <param name="described">The clusters of ClusterConfigs.</param>
    /// <param name="templates">Those of templates.</param>
    /// <param name="findings">Where it is said what is not clear.</param>
    public static ValueList<DescribedCluster> With(ValueList<DescribedCluster> described, ValueList<TemplateCluster> templates, List<Finding> findings)
    {
        var owners = new ClusterOwners(described, findings);
        var all = described.ToList();
        foreach (var template in templates)
        {
            var same = template.Name is { } name ? described.FirstOrDefault(one => one.Name == name)
                : template.IsMade ? null
                : owners.Of(template.Origin);
            var at = same is null ? -1 : all.FindIndex(one => one.Config == same.Config);
            if (at < 0)
            {
                all.Add(new DescribedCluster(null, template.Files) { Template = template });
                continue;
            }

            all[at] = all[at] with
            {
                Template = all[at].Template is { } other ? other.With(template) : template,
                Files = [.. all[at].Files, .. template.Files],
            };
        }

        return all.ToValueList();
    }

    /// <summary>These clusters and those that only manifests beside templates are for: the app writes them into a folder of the cluster's name. Where the name
    /// of a cluster is not known, every folder may be its own.</summary>
    /// <param name="described">The clusters.</param>
    /// <param name="manifests">Where manifests are.</param>
    /// <param name="templates">The files with templates.</param>
    public static ValueList<DescribedCluster> WithFolders(
        ValueList<DescribedCluster> described, IEnumerable<SourceLocation> manifests, IEnumerable<string> templates)
    {
        var folders = templates.Select(file => $"{file[..(file.LastIndexOf('/') + 1)]}{AssemblyFolder}").Distinct(StringComparer.Ordinal).ToList();
        if (folders.Count == 0 || described.Any(one => one.Name is null))
        {
            return described;
        }

        var others = manifests.GroupBy(place => NameIn(folders, place.File), StringComparer.Ordinal)
            .Where(cluster => cluster.Key is not null && described.All(one => one.Name != cluster.Key))
            .Select(cluster => InFolder(cluster.Key!, cluster.ToList()));
        return [.. described, .. others];
    }

    // 'shop' of 'cdk.out/eks-access/shop/rbac/one.yaml'; null for a file elsewhere.
    private static string? NameIn(List<string> folders, string file) =>
        folders.Find(folder => file.StartsWith(folder, StringComparison.Ordinal)) is { } folder
        && file.IndexOf('/', folder.Length) is > 0 and var end ? file[folder.Length..end] : null;

    private static DescribedCluster InFolder(string name, List<SourceLocation> manifests)
    {
        var files = manifests.Select(place => place.File).Distinct(StringComparer.Ordinal).ToValueList();
        return new(null, files) { Template = new TemplateCluster { Name = name, Label = name, Origin = manifests[0], Files = files } };
    }
}

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
