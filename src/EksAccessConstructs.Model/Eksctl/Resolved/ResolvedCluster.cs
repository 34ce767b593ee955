using EksAccessConstructs.Access;

namespace EksAccessConstructs.Eksctl;

/// <summary>A ClusterConfig with every silence filled: what is to be built.</summary>
/// <remarks>What needs no filling (Fargate profiles, access entries, tags, …) is read from <see cref="Config"/>.</remarks>
public sealed record ResolvedCluster
{
    /// <summary>The file as it was written.</summary>
    public required ClusterConfig Config { get; init; }

    /// <summary>Whose defaults were taken.</summary>
    public required DefaultsFlavour Flavour { get; init; }

    /// <summary>The partition of the region: aws, aws-cn, aws-us-gov, ….</summary>
    public required string Partition { get; init; }

    /// <summary>The Kubernetes version, such as 1.34.</summary>
    public required string Version { get; init; }

    /// <summary>Where EKS looks up who a caller is.</summary>
    public required ClusterAuthenticationMode AuthenticationMode { get; init; }

    /// <summary>True where the creating identity becomes administrator.</summary>
    public required bool CreatorIsAdmin { get; init; }

    /// <summary>The network, given or to be made.</summary>
    public required ResolvedNetwork Network { get; init; }

    /// <summary>True where the API can be reached from the internet.</summary>
    public required bool PublicAccess { get; init; }

    /// <summary>True where the API can be reached inside the VPC.</summary>
    public required bool PrivateAccess { get; init; }

    /// <summary>Who may reach the public endpoint; empty for everybody.</summary>
    public ValueList<string> PublicAccessCidrs { get; init; }

    /// <summary>The control plane log types, wildcards spread; empty for none.</summary>
    public ValueList<string> LogTypes { get; init; }

    /// <summary>How many days logs are kept; null for ever.</summary>
    public int? LogRetentionInDays { get; init; }

    /// <summary>True where EKS refuses to delete the cluster until this is switched off.</summary>
    public required bool DeletionProtection { get; init; }

    /// <summary>True where an IAM OIDC provider is made.</summary>
    public required bool WithOidc { get; init; }

    /// <summary>True where the control plane role gets AmazonEKSVPCResourceController.</summary>
    public required bool VpcResourceControllerPolicy { get; init; }

    /// <summary>True where rules between the shared node group and the cluster's own group are made.</summary>
    public required bool ManageSharedNodeSecurityGroupRules { get; init; }

    /// <summary>True where EKS Auto Mode is on.</summary>
    public required bool AutoMode { get; init; }

    /// <summary>The node pools of Auto Mode; empty where it is off or has none.</summary>
    public ValueList<string> NodePools { get; init; }

    /// <summary>The add-ons: those of the file in its order, then the default ones that it does not list.</summary>
    internal ValueList<AddonConfig> Addons { get; init; }

    /// <summary>The managed node groups.</summary>
    internal ValueList<ResolvedNodes> ManagedNodes { get; init; }

    /// <summary>The self-managed node groups.</summary>
    internal ValueList<ResolvedNodes> SelfManagedNodes { get; init; }

    /// <summary>Every choice made where the file is silent, cluster first, then node groups in order.</summary>
    public ValueList<ChosenDefault> Defaults { get; init; }
}
