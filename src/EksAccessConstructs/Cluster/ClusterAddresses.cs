using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Cluster;

/// <summary>Where clusters are.</summary>
internal static class ClusterAddresses
{
    /// <summary>The address of a cluster as a template says it: what only deployment knows is a reference.</summary>
    public static ClusterAddress Address(this IEksCluster cluster)
    {
        var stack = Cdk.Stack.Of(cluster);
        return new(Cdk.Aws.PARTITION, stack.Region, stack.Account, cluster is EksCluster ? cluster.DisplayName : cluster.ClusterName);
    }

    /// <summary>The same for people to read: a word in capital letters stands for what only deployment knows.</summary>
    public static ClusterAddress Readable(this ClusterAddress address) => new(
        Cdk.Token.IsUnresolved(address.Region) ? "aws" : AwsRegions.PartitionOf(address.Region),
        Word(address.Region, "REGION"),
        Word(address.Account, PodServiceAccounts.AccountPlaceholder),
        Word(address.Name, "CLUSTER"));

    private static string Word(string part, string placeholder) => Cdk.Token.IsUnresolved(part) ? placeholder : part;
}
