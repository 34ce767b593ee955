using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Testing;

/// <summary>The clusters that texts are about, of which a test may have named one.</summary>
/// <param name="All">The clusters.</param>
/// <param name="Findings">What was found on the way.</param>
internal sealed record TestedClusters(ValueList<ClusterSnapshot> All, ValueList<Finding> Findings)
{
    private readonly Lazy<TestedCluster> one = new(() => new TestedCluster(All[0]));

    /// <summary>Reads texts.</summary>
    /// <exception cref="AccessAssertionException">Something cannot be read.</exception>
    public static TestedClusters Read(AccessTexts texts, AskedOptions options)
    {
        var (clusters, findings) = EveryCluster.Read(texts.Inputs, KeyFiles.Read);
        var made = clusters.Select(cluster => ClusterSnapshot.Of(cluster, options.Defaults)).ToList();
        ValueList<Finding> all = [.. findings, .. made.SelectMany(cluster => cluster.Findings)];
        if (EveryCluster.IsLost(all))
        {
            throw new AccessAssertionException(
                "Reading what is asserted", all.Where(EveryCluster.IsLost).Select(lost => new AccessFailure($"{lost}")).ToValueList());
        }

        var snapshots = made.Select(cluster => cluster.Value).OfType<ClusterSnapshot>()
            .Where(cluster => options.Cluster is null || cluster.Name == options.Cluster)
            .Select(cluster => cluster.Knowing(options.Mode, options.Creator))
            .ToValueList();
        return snapshots.IsEmpty && options.Cluster is { } name
            ? throw new ArgumentException($"no file describes the cluster '{name}'; they describe {Names(made.Select(cluster => cluster.Value?.Name))}")
            : new(snapshots, all);
    }

    /// <summary>The one cluster.</summary>
    /// <exception cref="ArgumentException">There are several, or none.</exception>
    public TestedCluster One => All switch
    {
        [_] => one.Value,
        [] => throw new ArgumentException("what is given says nothing of a cluster and the access to it"),
        _ => throw new ArgumentException(
            $"what is given is about several clusters: {Names(All.Select(cluster => cluster.Name))}; choose one with InCluster(\"…\")"),
    };

    private static string Names(IEnumerable<string?> names) =>
        string.Join(", ", names.OfType<string>().Select(name => $"'{name}'").DefaultIfEmpty("none by a name"));
}
