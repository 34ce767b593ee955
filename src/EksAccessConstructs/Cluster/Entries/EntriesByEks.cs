using System.Runtime.CompilerServices;
using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cluster;

/// <summary>The access entries that EKS makes itself for what constructs define: managed node groups, pods on Fargate, Auto Mode and capabilities.</summary>
/// <remarks>Nothing of them is in the template; the snapshot of the cluster has them, as a reader of the template does, and nobody else may make them.
/// </remarks>
internal static class EntriesByEks
{
    private static readonly ConditionalWeakTable<IEksCluster, List<EntryByEks>> Known = [];

    /// <summary>Takes note of the entry of a role.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="source">The construct that EKS makes it for.</param>
    /// <param name="role">The role.</param>
    /// <param name="entry">What the entry is like, for a principal.</param>
    public static void Add(IEksCluster cluster, IConstruct source, Iam.IRole role, Func<PrincipalArn, AccessGrant> entry)
    {
        var principal = PrincipalsOfApp.Of(role);
        var entries = Known.GetOrCreateValue(cluster);
        if (entries.TrueForAll(known => known.Grant.Principal != principal))
        {
            entries.Add(new EntryByEks(entry(principal), source));
        }
    }

    /// <summary>Takes note of the entry of a role of nodes or pods.</summary>
    public static void Add(IEksCluster cluster, IConstruct source, Iam.IRole role, EntryType type) =>
        Add(cluster, source, role, principal => new AccessGrant { Principal = principal, Type = type });

    /// <summary>The entries that EKS makes in a cluster.</summary>
    public static IReadOnlyList<EntryByEks> Of(IEksCluster cluster) => Known.TryGetValue(cluster, out var entries) ? entries : [];

    /// <summary>What is known of a cluster, with these entries.</summary>
    public static ClusterSnapshot With(IEksCluster cluster, ClusterSnapshot known) =>
        Of(cluster) is { Count: > 0 } entries ? known with { OwnEntries = entries.Select(entry => entry.Grant).ToValueList() } : known;
}

/// <summary>An access entry that EKS makes itself.</summary>
/// <param name="Grant">Who is let in, and with what.</param>
/// <param name="Source">The construct that EKS makes it for.</param>
internal sealed record EntryByEks(AccessGrant Grant, IConstruct Source);
