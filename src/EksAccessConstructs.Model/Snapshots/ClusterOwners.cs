namespace EksAccessConstructs.Snapshots;

/// <summary>Which cluster a document is about: the only one, the one in its own file, or the nearest one whose folder holds it.</summary>
/// <param name="configs">The clusters.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="keepsStrays">True where what belongs to none of several clusters is about one of its own, which is worth knowing and no error.</param>
internal sealed class ClusterOwners(IReadOnlyList<DescribedCluster> configs, List<Finding> findings, bool keepsStrays = false)
{
    /// <summary>The cluster; null where there is none, or where it is not clear, and then there is a finding.</summary>
    public DescribedCluster? Of(SourceLocation location)
    {
        if (configs.Count < 2)
        {
            return configs.Count == 0 ? null : configs[0];
        }

        var here = configs.Where(config => config.Files.Contains(location.File) || IsReportOf(config, location.File)).ToList();
        var nearest = here.Count == 1 ? here : Nearest(location.File);
        if (nearest is [var owner])
        {
            return owner;
        }

        var finding = Stray(location);
        if (!findings.Contains(finding))
        {
            findings.Add(finding);
        }

        return null;
    }

    private Finding Stray(SourceLocation location)
    {
        var unclear = $"it is not clear which of {configs.Count} clusters this document is about";
        return keepsStrays
            ? InputRules.BelongsToOneCluster.At(location, $"{unclear}, so it counts as one of a cluster of its own") with { Severity = Severity.Info }
            : InputRules.BelongsToOneCluster.At(location, $"{unclear}; put it into the folder of its ClusterConfig, with one ClusterConfig a folder");
    }

    // The app writes what belongs to a cluster into a folder of its name.
    private static bool IsReportOf(DescribedCluster config, string file) =>
        config.Name is { } name && file.Contains($"eks-access/{name}/", StringComparison.Ordinal);

    private List<DescribedCluster> Nearest(string file)
    {
        var around = configs.Select(config => (Config: config, Depth: Depth(config, file))).Where(one => one.Depth >= 0).ToList();
        var nearest = around.Select(one => one.Depth).DefaultIfEmpty().Max();
        return around.Where(one => one.Depth == nearest).Select(one => one.Config).ToList();
    }

    // How long the path of the folder of a ClusterConfig is that a file is in or below; -1 where there is none.
    private static int Depth(DescribedCluster config, string file) =>
        config.Files.Select(FolderOf)
            .Where(folder => file.StartsWith(folder, StringComparison.Ordinal))
            .Select(folder => folder.Length)
            .DefaultIfEmpty(-1)
            .Max();

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];
}
