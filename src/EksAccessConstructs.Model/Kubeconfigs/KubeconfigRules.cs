namespace EksAccessConstructs.Kubeconfigs;

/// <summary>The rules of kubeconfigs.</summary>
internal static class KubeconfigRules
{
    /// <summary>EKS chooses the endpoint and the certificate authority of a cluster when it makes it.</summary>
    public static readonly RuleInfo ClusterIsDescribed = new("EKS226", Severity.Error,
        "The endpoint and the certificate authority of a cluster, which only a deployment tells, are given where a kubeconfig is written.");

    /// <summary>A context for somebody who is shut out is a riddle.</summary>
    public static readonly RuleInfo GetsIn = new("EKS227", Severity.Error, "A context of a kubeconfig is for an IAM principal that gets into the cluster.");

    /// <summary>STS takes whole ARNs.</summary>
    public static readonly RuleInfo RoleIsKnown = new("EKS228", Severity.Warning,
        "The ARN of a role is known where a kubeconfig is written for it.");

    /// <summary>A context belongs to one cluster and one role, and to whoever wrote it.</summary>
    public static readonly RuleInfo NameIsFree = new("EKS229", Severity.Error,
        "Each context of a kubeconfig has a name of its own, and none takes the name of an entry that is there for something else.");

    /// <summary>kubectl reads the first document of a file, and only its own kind.</summary>
    public static readonly RuleInfo IsKubeconfig = new("EKS230", Severity.Error,
        "A kubeconfig that contexts are added to is one document of apiVersion v1 and kind Config, as kubectl reads it.");

    /// <summary>What is there is not written anew, so it must have places to add to.</summary>
    public static readonly RuleInfo TakesEntries = new("EKS231", Severity.Error,
        "A kubeconfig that contexts are added to is written so that everything else in it can stay as it is, to the character.");

    /// <summary>Nobody assumes a role of IAM Identity Center by its ARN.</summary>
    public static readonly RuleInfo NeedsProfile = new("EKS232", Severity.Info,
        "A context for a role of IAM Identity Center or for an IAM user names the profile whose credentials it takes.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [ClusterIsDescribed, GetsIn, RoleIsKnown, NameIsFree, IsKubeconfig, TakesEntries, NeedsProfile];
}
