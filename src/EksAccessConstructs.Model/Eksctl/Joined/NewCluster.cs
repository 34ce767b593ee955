using System.Globalization;

namespace EksAccessConstructs.Eksctl;

/// <summary>What is made beside the nodes of a ClusterConfig of node groups and Fargate profiles alone.</summary>
internal static class NewCluster
{
    /// <summary>The parts in words, such as <c>a VPC 192.168.0.0/16 with 6 subnets in 3 zones and a NAT gateway, …</c>.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="network">Its network.</param>
    /// <param name="makesAdminRole">True where an administrator role is made, too.</param>
    public static string Parts(ResolvedCluster cluster, ResolvedNetwork.Made network, bool makesAdminRole)
    {
        string[] parts =
        [
            Network(network), $"the cluster (Kubernetes {cluster.Version}) and its role", Listed("add-on", cluster.Addons.Select(addon => addon.Name ?? "")),
            .. cluster.LogTypes.IsEmpty ? Array.Empty<string>() : [$"a log group ({string.Join(", ", cluster.LogTypes)})"],
            .. makesAdminRole ? ["an administrator role"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    private static string Network(ResolvedNetwork.Made network) => string.Create(CultureInfo.InvariantCulture,
        $"a VPC {network.Cidr} with {network.Subnets.Count} subnets in {network.Zones.Count} zones and a NAT gateway");

    private static string Listed(string word, IEnumerable<string> names) => names.ToList() is var all && all.Count == 1
        ? $"the {word} {all[0]}"
        : string.Create(CultureInfo.InvariantCulture, $"{all.Count} {word}s ({string.Join(", ", all)})");
}
