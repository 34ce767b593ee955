using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>What would close the ways to one end, and whether it does: the search was done again without what is to be taken away.</summary>
/// <param name="Sink">The end.</param>
/// <param name="Cuts">What to take away, all of it; none where nothing in the files can be.</param>
/// <param name="Before">How many ways there are.</param>
/// <param name="Remaining">The ways that are left after it; none where it closes all.</param>
public sealed record EscalationFix(EscalationSink Sink, ValueList<EscalationCut> Cuts, int Before, ValueList<EscalationPath> Remaining)
{
    private const int Most = 12;

    /// <summary>True where no way to the end is left.</summary>
    public bool ClosesAll => !Cuts.IsEmpty && Remaining.IsEmpty;

    /// <summary>A fix for each end that is about the whole cluster; the two that are all rights are one.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="found">The ways that were found in it.</param>
    /// <param name="search">Searches in a cluster that is changed.</param>
    public static ValueList<EscalationFix> Of(
        ClusterSnapshot cluster, IEnumerable<EscalationPath> found, Func<ClusterSnapshot, IEnumerable<EscalationPath>> search)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(search);
        return found.Where(path => path.Sink.IsOfCluster()).GroupBy(path => SameEnd(path.Sink))
            .Select(ways => new Trial(cluster, search, ways.Key).Close([.. ways])).ToValueList();
    }

    private static EscalationSink SameEnd(EscalationSink sink) => sink.IsEverything() ? EscalationSink.ClusterAdmin : sink;

    /// <summary>Takes away one right after the other until no way is left, then leaves out what was not needed.</summary>
    private sealed class Trial(ClusterSnapshot cluster, Func<ClusterSnapshot, IEnumerable<EscalationPath>> search, EscalationSink sink)
    {
        public EscalationFix Close(ValueList<EscalationPath> before)
        {
            var cuts = new List<EscalationCut>();
            var left = before;
            while (cuts.Count < Most && left.Select(Next).FirstOrDefault(cut => cut is not null && !cuts.Contains(cut)) is { } cut)
            {
                cuts.Add(cut);
                left = Ways(cuts);
            }

            foreach (var cut in left.IsEmpty ? cuts.ToList() : [])
            {
                var fewer = cuts.Where(one => one != cut).ToList();
                if (fewer.Count > 0 && Ways(fewer).IsEmpty)
                {
                    cuts = fewer;
                }
            }

            return new EscalationFix(sink, cuts.ToValueList(), before.Count, left);
        }

        // The first step is what the identity itself may do; where it is there already, what it holds.
        private EscalationCut? Next(EscalationPath path)
        {
            var requests = path.Steps.IsEmpty ? path.Held : path.Steps[0].Means[0].Requests;
            return requests.Select(request => EscalationCut.Of(cluster, request)).FirstOrDefault(cut => cut is not null);
        }

        private ValueList<EscalationPath> Ways(IEnumerable<EscalationCut> cuts) =>
            search(cuts.Aggregate(cluster, (one, cut) => cut.Without(one))).Where(path => SameEnd(path.Sink) == sink).ToValueList();
    }
}
