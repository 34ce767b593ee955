namespace EksAccessConstructs.Access;

/// <summary>The access policies that EKS gives to the role of a capability, in an access entry that it makes itself.</summary>
/// <remarks>Source: EKS User Guide, "Amazon EKS capability IAM role" and "Review access policy permissions".</remarks>
internal static class CapabilityPolicies
{
    private const string UsualNamespace = "argocd";

    /// <summary>The policies; none for a type that is not known.</summary>
    /// <param name="type">The type of the capability: ACK, KRO or ARGOCD.</param>
    /// <param name="space">The namespace of Argo CD; null or empty for the usual one.</param>
    public static ValueList<PolicyAssociation> Of(string type, string? space) => type switch
    {
        "ACK" => [InCluster("AmazonEKSACKPolicy")],
        "KRO" => [InCluster("AmazonEKSKROPolicy")],
        "ARGOCD" => [InCluster("AmazonEKSArgoCDClusterPolicy"), InNamespace("AmazonEKSArgoCDPolicy", space is { Length: > 0 } ? space : UsualNamespace)],
        _ => [],
    };

    private static PolicyAssociation InCluster(string policy) => new(AccessPolicyName.Custom(policy), PolicyScope.Cluster);

    private static PolicyAssociation InNamespace(string policy, string space) => new(AccessPolicyName.Custom(policy), PolicyScope.Namespaces(space));
}
