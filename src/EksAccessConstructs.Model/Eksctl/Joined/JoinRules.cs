namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The rules for several ClusterConfigs of one cluster.</summary>
internal static class JoinRules
{
    /// <summary>Files do not contradict each other.</summary>
    public static readonly RuleInfo FilesAgree = new("EKS115", Severity.Error,
        "Where several ClusterConfigs of one cluster write the same key, they write the same value.");

    /// <summary>A thing is described once.</summary>
    public static readonly RuleInfo ThingsAreDescribedOnce = new("EKS116", Severity.Error,
        "Of several ClusterConfigs of one cluster, one only describes a node group, Fargate profile, service account, add-on or access entry.");

    /// <summary>Every file says the region.</summary>
    public static readonly RuleInfo RegionIsWritten = new("EKS117", Severity.Info, "Each of several ClusterConfigs of one cluster says its region.");

    /// <summary>A new cluster is meant.</summary>
    public static readonly RuleInfo NewClusterIsMeant = new("EKS118", Severity.Info,
        "A ClusterConfig of node groups and Fargate profiles alone means a new cluster, or says with -c existing that the cluster exists.");

    /// <summary>The existing cluster is described.</summary>
    public static readonly RuleInfo ExistingIsDescribed = new("EKS119", Severity.Error,
        "A ClusterConfig is about the cluster that is said to exist, and says what its nodes must know.");

    /// <summary>What is about the cluster itself has no effect on one that exists.</summary>
    public static readonly RuleInfo ExistingStays = new("EKS138", Severity.Info,
        "A ClusterConfig for a cluster that exists holds only what is added to it.");

    /// <summary>What exists is named by its id.</summary>
    public static readonly RuleInfo ExistingIsNamed = new("EKS139", Severity.Info, "An existing VPC and its subnets are named by their ids.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
        [FilesAgree, ThingsAreDescribedOnce, RegionIsWritten, NewClusterIsMeant, ExistingIsDescribed, ExistingStays, ExistingIsNamed];
}
