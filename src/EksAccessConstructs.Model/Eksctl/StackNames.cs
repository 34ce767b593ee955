using System.Security.Cryptography;
using System.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Names of the app's stacks: EKS takes underscores in the name of a cluster, CloudFormation takes none in the name of a stack.</summary>
internal static class StackNames
{
    /// <summary>The stack of a ClusterConfig.</summary>
    public static string Of(ClusterConfig config) => Of(config.Exists ? "eks-additions-" : "eks-", config.Metadata.Name);

    /// <summary>The prefix and the name; underscores become dashes, and then a short hash keeps <c>Shop_x</c> apart from <c>Shop-x</c>.</summary>
    public static string Of(string prefix, string cluster) =>
        cluster.Contains('_', StringComparison.Ordinal) ? $"{prefix}{cluster.Replace('_', '-')}-{Hash(cluster)}" : $"{prefix}{cluster}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
