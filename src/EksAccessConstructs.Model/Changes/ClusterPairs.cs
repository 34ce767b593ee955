using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>The clusters of two versions, each with what it was.</summary>
internal static class ClusterPairs
{
    /// <summary>One cluster on each side is the same one, whatever it is called; of several each has its namesake. A cluster that is new or gone has nothing
    /// beside it.</summary>
    public static IEnumerable<(ClusterSnapshot Before, ClusterSnapshot After)> Of(ValueList<ClusterSnapshot> before, ValueList<ClusterSnapshot> after)
    {
        if (before.Count <= 1 && after.Count <= 1)
        {
            return [(before.IsEmpty ? Nothing(after) : before[0], after.IsEmpty ? Nothing(before) : after[0])];
        }

        return before.Select(cluster => cluster.Name).Concat(after.Select(cluster => cluster.Name)).Distinct(StringComparer.Ordinal).Select(name =>
            (before.FirstOrDefault(cluster => cluster.Name == name) ?? Nothing(after.Where(cluster => cluster.Name == name)),
             after.FirstOrDefault(cluster => cluster.Name == name) ?? Nothing(before.Where(cluster => cluster.Name == name))));
    }

    // A cluster that is not there has no access, in the mode of the other version, so that no change of mode is told.
    private static ClusterSnapshot Nothing(IEnumerable<ClusterSnapshot> other) => other.FirstOrDefault() is { } one
        ? new ClusterSnapshot { Name = one.Name, Plan = AccessPlan.Build([], one.Mode).Value! }
        : new ClusterSnapshot();
}
