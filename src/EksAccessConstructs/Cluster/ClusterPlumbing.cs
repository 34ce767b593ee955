namespace EksAccessConstructs.Cluster;

/// <summary>A cluster of this library, with what its constructs know of each other behind the public interface.</summary>
internal interface IHasRegister
{
    /// <summary>What constructs have said about the access to the cluster so far.</summary>
    ClusterRegister Register { get; }
}

/// <summary>The way from the public interface to what is behind it.</summary>
internal static class ClusterPlumbing
{
    /// <summary>What constructs have said about the access to a cluster so far.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <exception cref="ArgumentException">The cluster is none of this library.</exception>
    public static ClusterRegister Register(this IEksCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster is IHasRegister known
            ? known.Register
            : throw new ArgumentException(
                $"{cluster.Node.Path}: the cluster is none of this library; use EksCluster or EksCluster.FromAttributes", nameof(cluster));
    }
}
