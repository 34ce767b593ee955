using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Files of a command line to what they say about one cluster, for verbs that answer questions about it.</summary>
internal static class ClusterFiles
{
    // Findings of these codes mean that something in a file was not read at all, so that an answer could be wrong.
    private static readonly string[] Lost = ["EKS001", "EKS003", "EKS004", "EKS074", "EKS077", "EKS082", "EKS097", "EKS099"];

    /// <summary>What the files say about the one cluster they are about. Findings go to standard error; those that leave things read do not keep from answering.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="cluster">The name of the cluster that is asked about; null where the files are about one.</param>
    /// <param name="host">Where findings go.</param>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    /// <exception cref="UsageException">The files are about several clusters and none is named.</exception>
    public static ClusterAccess Read(IEnumerable<string> paths, string? cluster, ToolHost host)
    {
        var reading = ClusterInputs.Read(SourceFiles.Read(paths, host).Select(file => new InputText(file.Name.Replace('\\', '/'), file.Text)));
        Report(reading.Findings, host);
        var access = ClusterAccess.Of(Choose(reading.Value?.Clusters ?? [], cluster));
        Report(access.Findings, host);
        return access.Value ?? new ClusterAccess();
    }

    /// <summary>Every cluster that files are about. Files that stand beside several ClusterConfigs and belong to none of them are about a cluster of their own, folder by folder.</summary>
    public static (ValueList<ClusterInput> Clusters, ValueList<Finding> Findings) ReadAll(List<InputText> files)
    {
        var reading = ClusterInputs.Read(files);
        var strays = reading.Findings.Where(finding => finding.Code == InputRules.BelongsToOneCluster.Code).Select(finding => finding.Spot?.File).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (strays.Count == 0)
        {
            return (reading.Value?.Clusters ?? [], reading.Findings);
        }

        var parts = files.Where(file => strays.Contains(file.File)).GroupBy(file => file.File[..(file.File.LastIndexOf('/') + 1)], StringComparer.Ordinal)
            .Select(folder => ClusterInputs.Read(folder)).Prepend(ClusterInputs.Read(files.Where(file => !strays.Contains(file.File)))).ToList();
        return (parts.SelectMany(part => part.Value?.Clusters ?? []).ToValueList(), parts.SelectMany(part => part.Findings).ToValueList());
    }

    private static void Report(ValueList<Finding> findings, ToolHost host)
    {
        FindingPrinter.Text(findings.Where(finding => finding.Severity > Severity.Info), host.Error, new Paint(false));
        if (findings.Any(finding => finding.Severity == Severity.Error && Lost.Contains(finding.Code)))
        {
            throw new UnreadableException("something above cannot be read, so there is no answer");
        }
    }

    private static ClusterInput Choose(ValueList<ClusterInput> clusters, string? name)
    {
        var named = clusters.Where(cluster => name is null || cluster.Config?.Metadata.Name == name).ToList();
        var names = string.Join(", ", clusters.Select(cluster => cluster.Config?.Metadata.Name).OfType<string>());
        return (named, name) switch
        {
            ([var one], _) => one,
            ([], null) => new ClusterInput { Rbac = RbacObjects.None },
            ([], _) => throw new UsageException($"no file describes the cluster '{name}'{(names.Length > 0 ? $"; they describe {names}" : "")}"),
            _ => throw new UsageException($"the files describe several clusters: {names}; choose one with --cluster"),
        };
    }
}
