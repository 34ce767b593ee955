namespace EksAccessConstructs.Access;

/// <summary>The name of an EKS access policy. The set is AWS's and open: <see cref="Custom"/> names one this library does not know.</summary>
/// <remarks>Names as of November 2026, from <c>aws eks list-access-policies</c> and the EKS User Guide, "Review access policy permissions".</remarks>
public sealed record AccessPolicyName
{
    private AccessPolicyName(string name) => Name = name;

    /// <summary>Everything, like cluster-admin.</summary>
    public static AccessPolicyName ClusterAdmin { get; } = new("AmazonEKSClusterAdminPolicy");

    /// <summary>Most things in a namespace, like the role admin.</summary>
    public static AccessPolicyName Admin { get; } = new("AmazonEKSAdminPolicy");

    /// <summary>Reading everything, secrets included.</summary>
    public static AccessPolicyName AdminView { get; } = new("AmazonEKSAdminViewPolicy");

    /// <summary>Writing most things in a namespace, like the role edit.</summary>
    public static AccessPolicyName Edit { get; } = new("AmazonEKSEditPolicy");

    /// <summary>Reading most things but secrets, like the role view.</summary>
    public static AccessPolicyName View { get; } = new("AmazonEKSViewPolicy");

    /// <summary>Reading secrets.</summary>
    public static AccessPolicyName SecretReader { get; } = new("AmazonEKSSecretReaderPolicy");

    /// <summary>Reading and writing secrets.</summary>
    public static AccessPolicyName SecretAdmin { get; } = new("AmazonEKSSecretAdminPolicy");

    /// <summary>What nodes of EKS Auto Mode need.</summary>
    public static AccessPolicyName AutoNode { get; } = new("AmazonEKSAutoNodePolicy");

    /// <summary>Every name known to this library.</summary>
    public static ValueList<AccessPolicyName> Known { get; } =
    [
        ClusterAdmin, Admin, AdminView, Edit, View, SecretReader, SecretAdmin, AutoNode,
        new("AmazonARCRegionSwitchScalingPolicy"),
        new("AmazonEKSHybridPolicy"),
        new("AmazonEKSClusterInsightsPolicy"),
        new("AmazonEKSEventPolicy"),
        new("AmazonEKSPodIdentityPolicy"),
        new("AmazonEKSBlockStoragePolicy"),
        new("AmazonEKSComputePolicy"),
        new("AmazonEKSLoadBalancingPolicy"),
        new("AmazonEKSNetworkingPolicy"),
        new("AmazonEKSLoadBalancingClusterPolicy"),
        new("AmazonEKSNetworkingClusterPolicy"),
        new("AmazonEKSBlockStorageClusterPolicy"),
        new("AmazonEKSComputeClusterPolicy"),
        new("AmazonEKSACKPolicy"),
        new("AmazonEKSKROPolicy"),
        new("AmazonEKSArgoCDClusterPolicy"),
        new("AmazonEKSArgoCDPolicy"),
        new("AmazonEMRJobPolicy"),
        new("AmazonAIOpsAssistantPolicy"),
        new("AIDevOpsAgentAccessPolicy"),
        new("AmazonSagemakerHyperpodClusterPolicy"),
        new("AmazonSagemakerHyperpodControllerPolicy"),
        new("AmazonSagemakerHyperpodSystemNamespacePolicy"),
        new("AmazonSagemakerHyperpodSpacePolicy"),
        new("AmazonSagemakerHyperpodSpaceTemplatePolicy"),
        new("AmazonSagemakerHyperpodUserClusterPolicy"),
        new("AmazonSagemakerHyperpodTrainingPolicy"),
        new("AmazonSagemakerHyperpodInferencePolicy"),
        new("AWSBackupFullAccessPolicyForBackup"),
        new("AWSBackupFullAccessPolicyForRestore"),
    ];

    /// <summary>The name, as in <c>arn:aws:eks::aws:cluster-access-policy/NAME</c>.</summary>
    public string Name { get; }

    /// <summary>True where the name was known when this library was made.</summary>
    public bool IsKnown => Known.Contains(this);

    /// <summary>A policy by its name, known to this library or not.</summary>
    public static AccessPolicyName Custom(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new AccessPolicyName(name);
    }

    /// <summary>The ARN in a partition (AE17, AE18).</summary>
    public string ArnIn(string partition) => $"arn:{partition}:eks::aws:cluster-access-policy/{Name}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
