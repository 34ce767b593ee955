using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>Who is let into which cluster.</summary>
public sealed record AccessEntriesProps
{
    /// <summary>The cluster, owned or imported.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Who is let in. Its mode and its creator do not count here: they are the cluster's own.</summary>
    /// <value>Default: nobody, until <see cref="AccessEntries.Add"/>.</value>
    public AccessPlan Plan { get; init; } = AccessPlan.Empty;

    /// <summary>Tags of every entry; those of a grant override them.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Every group that a binding in the cluster names, so that a group which means nothing is warned of.</summary>
    /// <value>Default: null, not known; nothing is said of groups.</value>
    public ValueList<string>? BoundGroups { get; init; }
}
