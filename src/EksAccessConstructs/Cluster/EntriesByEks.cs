using System.Runtime.CompilerServices;
using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cluster;

/// <summary>The access entries that EKS makes itself for what constructs define: managed node groups, pods on Fargate, Auto Mode and capabilities.</summary>
/// <remarks>Nothing of them is in the template; the snapshot of the cluster has them, as a reader of the template does.</remarks>
internal static class EntriesByEks
{
    private static readonly ConditionalWeakTable<IEksCluster, List<AccessGrant>> Known = [];

    /// <summary>Takes note of the entry of a role; a role whose ARN can be no principal gets none.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="role">The role.</param>
    /// <param name="entry">What the entry is like, for a principal.</param>
    public static void Add(IEksCluster cluster, Iam.IRole role, Func<PrincipalArn, AccessGrant> entry)
    {
        var principal = RolePrincipals.OfMade(role) ?? PrincipalArn.Read(role.RoleArn).Value;
        var entries = Known.GetOrCreateValue(cluster);
        if (principal is not null && entries.TrueForAll(known => known.Principal != principal))
        {
            entries.Add(entry(principal));
        }
    }

    /// <summary>Takes note of the entry of a role of nodes.</summary>
    public static void Add(IEksCluster cluster, Iam.IRole role, EntryType type) =>
        Add(cluster, role, principal => new AccessGrant { Principal = principal, Type = type });

    /// <summary>What is known of a cluster, with these entries.</summary>
    public static ClusterSnapshot With(IEksCluster cluster, ClusterSnapshot known) =>
        Known.TryGetValue(cluster, out var entries) ? known with { OwnEntries = entries.ToValueList() } : known;
}
