namespace EksAccessConstructs.Addons;

/// <summary>The rules for add-ons, EKS159 to EKS164.</summary>
/// <remarks>That they are named once is EKS020, that they have nodes EKS102, that Auto Mode does not bring them EKS036.</remarks>
internal static class AddonRules
{
    /// <summary>The cluster-scoped policy fits driver and sessions.</summary>
    public static readonly RuleInfo ScopedPolicyFits = new("EKS159", Severity.Error,
        "The cluster-scoped policy of the EBS CSI driver goes with a driver of 1.58.0 or later and with sessions that carry tags.");

    /// <summary>EKS offers the add-on.</summary>
    public static readonly RuleInfo IsOffered = new("EKS160", Severity.Warning, "An add-on is one that EKS offers in the partition of the cluster.");

    /// <summary>An add-on has what it needs.</summary>
    public static readonly RuleInfo HasWhatItNeeds = new("EKS161", Severity.Warning, "An add-on that needs another is in a cluster that has it.");

    /// <summary>The VPC CNI has its rights once.</summary>
    public static readonly RuleInfo CniHasOneRole = new("EKS162", Severity.Warning,
        "The VPC CNI has its rights by a role of its own or by that of the nodes, not by both and not by none.");

    /// <summary>Roles of controllers name what they may change.</summary>
    public static readonly RuleInfo NamesItsTargets = new("EKS163", Severity.Error,
        "The role of an add-on that changes zones or buckets names those that it may change.");

    /// <summary>A chart has somebody to install it.</summary>
    public static readonly RuleInfo ChartHasProvider = new("EKS164", Severity.Error,
        "A chart that the stack installs is of a cluster with a KubectlProvider.");

    /// <summary>Every rule, in the order of codes.</summary>
    public static ValueList<RuleInfo> All { get; } = [ScopedPolicyFits, IsOffered, HasWhatItNeeds, CniHasOneRole, NamesItsTargets, ChartHasProvider];
}
