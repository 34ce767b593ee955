using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>The folder of a cloud assembly, with what says something about access in it.</summary>
/// <param name="folder">The folder.</param>
internal sealed class AssemblyFolder(string folder)
{
    private const string OfClusters = "eks-access";

    private static readonly string[] Reports = ["report.md", "report.json"];

    private readonly string root = Path.GetFullPath(folder);

    /// <summary>The manifest and the templates, those of nested stacks and the manifests for kubectl included, each by its path in the folder.</summary>
    /// <param name="templates">The paths of the templates of the stacks.</param>
    public ValueList<InputText> Files(IEnumerable<string> templates)
    {
        var all = templates.Select(Path.GetFullPath).ToList();
        var beside = all.Select(Path.GetDirectoryName).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(path => Directory.EnumerateFiles(path, "*.nested.template.json").Append(Path.Combine(path, "manifest.json")));
        var clusters = Path.Combine(root, OfClusters);
        var manifests = Directory.Exists(clusters) ? Directory.EnumerateFiles(clusters, "*.yaml", SearchOption.AllDirectories) : [];
        return all.Concat(beside).Concat(manifests).Where(File.Exists).Distinct(StringComparer.Ordinal)
            .Select(path => new InputText(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(file => file.File, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The path of a file that <see cref="Files"/> names.</summary>
    public string PathOf(string file) => Path.Combine(root, file);

    /// <summary>Deletes the reports of an earlier synthesis: the CDK lets no plugin change what is there before it runs.</summary>
    public void DeleteReports()
    {
        foreach (var cluster in Directory.Exists(PathOf(OfClusters)) ? Directory.EnumerateDirectories(PathOf(OfClusters)) : [])
        {
            Reports.ToList().ForEach(report => File.Delete(Path.Combine(cluster, report)));
        }
    }

    /// <summary>Writes the reports of clusters that have a name.</summary>
    public void WriteReports(IEnumerable<ClusterSnapshot> clusters)
    {
        foreach (var cluster in clusters.Where(cluster => cluster.Name is { } name && ClusterNames.Problem(name) is null))
        {
            var path = Path.Combine(root, OfClusters, cluster.Name ?? "");
            var report = AccessReport.Of(cluster);
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, Reports[0]), AccessReportMarkdown.Write(report));
            File.WriteAllText(Path.Combine(path, Reports[1]), AccessReportJson.Write(report));
        }
    }
}
