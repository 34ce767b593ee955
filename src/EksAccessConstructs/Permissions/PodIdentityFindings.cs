using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Permissions;

/// <summary>Whether EKS offers Pod Identity for a cluster that constructs build on.</summary>
internal static class PodIdentityFindings
{
    /// <summary>What speaks against it (EKS150).</summary>
    public static Finding[] Offer(IEksCluster cluster) => Problem(cluster) is { } problem ? [PodRoleRules.PodIdentityIsOffered.At(null, problem)] : [];

    /// <summary>True where nothing speaks against it.</summary>
    public static bool IsOffered(IEksCluster cluster) => Problem(cluster) is null;

    private static string? Problem(IEksCluster cluster) =>
        PodIdentityOffer.Problem(StackPartition.Of(Cdk.Stack.Of(cluster)), cluster is EksCluster { IsOnOutpost: true });
}
