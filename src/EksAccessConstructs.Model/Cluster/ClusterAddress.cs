namespace EksAccessConstructs.Cluster;

/// <summary>Where a cluster is, and its name. Each part may be a reference that only deployment resolves.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The number of the account.</param>
/// <param name="Name">The name of the cluster.</param>
internal sealed record ClusterAddress(string Partition, string Region, string Account, string Name)
{
    /// <summary>The ARN of the cluster.</summary>
    public string Arn => $"arn:{Partition}:eks:{Region}:{Account}:cluster/{Name}";
}
