namespace EksAccessConstructs.Access;

/// <summary>The access entry that EKS makes for the role of the nodes of Auto Mode.</summary>
/// <remarks>Source: EKS User Guide, "Create a Node Class for Amazon EKS", "Create node class access entry".</remarks>
internal static class AutoModeNodes
{
    /// <summary>The entry.</summary>
    /// <param name="role">The role that the cluster names for its built-in node pools.</param>
    /// <param name="origin">Where the cluster is.</param>
    public static AccessGrant Of(PrincipalArn role, Origin origin) => new()
    {
        Principal = role,
        Type = EntryType.Ec2,
        Policies = [new(AccessPolicyName.AutoNode, PolicyScope.Cluster)],
        Origin = origin,
    };
}
