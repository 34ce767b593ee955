namespace EksAccessConstructs.Cluster;

/// <summary>Where EKS offers Pod Identity.</summary>
/// <remarks>Source: EKS User Guide, "Learn how EKS Pod Identity grants pods access to AWS services", considerations, and the guide for China.</remarks>
internal static class PodIdentityOffer
{
    /// <summary>Why a cluster cannot have it; null where it can.</summary>
    /// <param name="partition">The partition; null where only deployment knows it.</param>
    /// <param name="isOnOutpost">True for a local cluster on an Outpost.</param>
    public static string? Problem(string? partition, bool isOnOutpost) => (partition, isOnOutpost) switch
    {
        ("aws-cn", _) => "EKS Pod Identity is not offered in partition 'aws-cn'; use IAM roles for service accounts",
        (_, true) => "EKS Pod Identity is not offered for local clusters on Outposts; leave it out, and give the role of the nodes what the pods need",
        _ => null,
    };
}
