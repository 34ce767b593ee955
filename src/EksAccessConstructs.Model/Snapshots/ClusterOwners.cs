using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Snapshots;

/// <summary>Which cluster a document is about: the only one, the one in its own file, or the nearest one whose folder holds it.</summary>
internal sealed class ClusterOwners(IReadOnlyList<ClusterConfig> configs, List<Finding> findings)
{
    /// <summary>The cluster; null where there is none, or where it is not clear, and then there is a finding.</summary>
    public ClusterConfig? Of(SourceLocation location)
    {
        if (configs.Count < 2)
        {
            return configs.Count == 0 ? null : configs[0];
        }

        var here = configs.Where(config => config.Origin.Location?.File == location.File).ToList();
        var nearest = here.Count == 1 ? here : Nearest(location.File);
        if (nearest is [var owner])
        {
            return owner;
        }

        var finding = InputRules.BelongsToOneCluster.At(location,
            $"it is not clear which of {configs.Count} clusters this document is about; "
                + "put it into the folder of its ClusterConfig, with one ClusterConfig a folder");
        if (!findings.Contains(finding))
        {
            findings.Add(finding);
        }

        return null;
    }

    private List<ClusterConfig> Nearest(string file)
    {
        var around = configs.Where(config => file.StartsWith(FolderOf(config), StringComparison.Ordinal)).ToList();
        var depth = around.Select(config => FolderOf(config).Length).DefaultIfEmpty().Max();
        return around.Where(config => FolderOf(config).Length == depth).ToList();
    }

    private static string FolderOf(ClusterConfig config) => config.Origin.Location is { } location ? location.File[..(location.File.LastIndexOf('/') + 1)] : "";
}
