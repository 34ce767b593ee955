using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Files of a command line to what is known about one cluster, for verbs that answer questions about it.</summary>
internal static class ClusterFiles
{
    /// <summary>The one cluster that files are about. Findings go to standard error; those that leave things read do not keep from answering.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="request">Which cluster is meant, and what is known about it beside the files.</param>
    /// <param name="host">Where findings go.</param>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    /// <exception cref="UsageException">The files are about several clusters and none is named.</exception>
    public static ClusterSnapshot Read(IEnumerable<string> paths, ClusterRequest request, ToolHost host)
    {
        var (snapshot, findings) = ReadAnyway(paths, request, host);
        if (EveryCluster.IsLost(findings))
        {
            throw new UnreadableException("something above cannot be read, so there is no answer");
        }

        return snapshot;
    }

    /// <summary>The same for verbs that ask about pods: files that say nothing else are enough.</summary>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    /// <exception cref="UsageException">The files are about several clusters and none is named.</exception>
    public static ClusterSnapshot ReadPods(IEnumerable<string> paths, ClusterRequest request, ToolHost host)
    {
        var (snapshot, findings) = ReadAnyway(paths, request with { MayBeUndescribed = true }, host, [InputRules.Something.Code]);
        return snapshot.Pods.Workloads.IsEmpty || EveryCluster.IsLost(findings.Where(finding => finding.Code != InputRules.Something.Code))
            ? throw new UnreadableException(snapshot.Pods.Workloads.IsEmpty
                ? "there is no pod, and nothing that makes pods, among the files"
                : "something above cannot be read, so there is no answer")
            : snapshot;
    }

    /// <summary>The same for verbs that say what becomes of files as they are, broken ones included.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="request">Which cluster is meant, and what is known about it beside the files.</param>
    /// <param name="host">Where findings go.</param>
    /// <param name="unsaid">Codes of findings that do not matter to the verb.</param>
    public static (ClusterSnapshot Snapshot, ValueList<Finding> Findings) ReadAnyway(
        IEnumerable<string> paths, ClusterRequest request, ToolHost host, ValueList<string> unsaid = default)
    {
        var reading = ClusterInputs.Read(Texts(paths, host), existing: null, KeyFiles.Read);
        var made = ClusterSnapshot.Of(Choose(reading.Value?.Clusters ?? [], request), request.Defaults);
        ValueList<Finding> findings = [.. reading.Findings, .. made.Findings];
        FindingPrinter.Text(findings.Where(finding => finding.Severity > Severity.Info && !unsaid.Contains(finding.Code)), host.Error, new Paint(on: false));
        var snapshot = (made.Value ?? new ClusterSnapshot()).Knowing(request.Mode, request.Creator);
        var held = request.WithDefaultBindings ? snapshot : snapshot.WithoutDefaultBindings();
        return (request.WithBuiltIn ? held : held.WithoutBuiltInRoles(), findings);
    }

    /// <summary>Every cluster that files are about, or the one that is named; none where the files say nothing of any, as before a cluster is made.</summary>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    public static ValueList<ClusterSnapshot> ReadEvery(ValueList<InputText> files, ClusterRequest request, ToolHost host) =>
        Said(Described(files, request), host);

    /// <summary>Every cluster of two versions, or the one that is named. Both are read side by side; findings are told of one after the other.</summary>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    public static (ValueList<ClusterSnapshot> Before, ValueList<ClusterSnapshot> After) ReadVersions(
        string before, string after, ClusterRequest request, ToolHost host)
    {
        ValueList<ValueList<InputText>> versions = [Texts([before], host), Texts([after], host)];
        var described = versions.AsParallel().AsOrdered().Select(files => Described(files, request)).ToList();
        return (Said(described[0], host), Said(described[1], host));
    }

    private static (ValueList<ClusterSnapshot> Clusters, ValueList<Finding> Findings) Described(ValueList<InputText> files, ClusterRequest request)
    {
        var (clusters, findings) = ReadAll(files);
        var made = clusters.Where(cluster => request.Name is null || cluster.IsCalled(request.Name))
            .Select(cluster => ClusterSnapshot.Of(cluster, request.Defaults)).ToList();
        return (
            made.Select(one => one.Value).OfType<ClusterSnapshot>()
                .Select(cluster => cluster.Knowing(request.Mode, request.Creator))
                .ToValueList(),
            findings.Concat(made.SelectMany(one => one.Findings)).Where(finding => finding.Code != InputRules.Something.Code).ToValueList());
    }

    private static ValueList<ClusterSnapshot> Said((ValueList<ClusterSnapshot> Clusters, ValueList<Finding> Findings) described, ToolHost host)
    {
        FindingPrinter.Text(described.Findings.Where(finding => finding.Severity > Severity.Info), host.Error, new Paint(on: false));
        return EveryCluster.IsLost(described.Findings)
            ? throw new UnreadableException("something above cannot be read, so there is no answer")
            : described.Clusters;
    }

    /// <summary>The files that paths mean, as text.</summary>
    public static ValueList<InputText> Texts(IEnumerable<string> paths, ToolHost host) =>
        SourceFiles.Read(paths, host).Select(file => new InputText(file.Name.Replace('\\', '/'), file.Text)).ToValueList();

    /// <summary>Every cluster that files are about. Files that are beside several ClusterConfigs and belong to none of them are about a cluster
    /// of their own, folder by folder.</summary>
    public static (ValueList<ClusterInput> Clusters, ValueList<Finding> Findings) ReadAll(ValueList<InputText> files) =>
        EveryCluster.Read(files, KeyFiles.Read);

    private static ClusterInput Choose(ValueList<ClusterInput> clusters, ClusterRequest request)
    {
        var isUndescribed = request.MayBeUndescribed && clusters.All(cluster => cluster.Label is null);
        var name = isUndescribed ? null : request.Name;
        var named = clusters.Where(cluster => name is null || cluster.IsCalled(name)).ToList();
        var names = string.Join(", ", clusters.Select(cluster => Word(cluster, clusters)).OfType<string>());
        return (named, name) switch
        {
            ([var one], _) => one,
            ([], null) => new ClusterInput(),
            ([], _) => throw new UsageException($"no file describes the cluster '{name}'{(names.Length > 0 ? $"; they describe {names}" : "")}"),
            _ => throw new UsageException($"the files describe several clusters: {names}; choose one with --cluster"),
        };
    }

    // What chooses one cluster and no other.
    private static string? Word(ClusterInput cluster, ValueList<ClusterInput> all) =>
        all.Count(other => other.Label == cluster.Label) > 1 ? cluster.Path ?? cluster.Label : cluster.Label;
}
