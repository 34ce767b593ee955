using System.Globalization;

namespace EksAccessConstructs;

/// <summary>How many of a thing EKS takes.</summary>
/// <param name="What">The things, as a sentence names them.</param>
/// <param name="Most">The largest number.</param>
/// <param name="IsAdjustable">True where AWS raises it for an account that asks.</param>
internal sealed record EksQuota(string What, int Most, bool IsAdjustable)
{
    /// <summary>Why a number is too large; null where it is not.</summary>
    public string? Problem(int number, string of) => number <= Most ? null : string.Create(CultureInfo.InvariantCulture,
        $"{of} has {number} {What}, but EKS takes {Most}{(IsAdjustable ? " unless AWS raised the quota of the account" : " and raises that for nobody")}");
}

/// <summary>The quotas of EKS that one cluster can meet.</summary>
/// <remarks>Source: EKS User Guide, "View and manage Amazon EKS and Fargate service quotas", and for pod identity "Learn how EKS Pod Identity grants pods
/// access to AWS services", as of August 2026. A new quota is one line here and one in <c>QuotasRule</c>.</remarks>
internal static class EksQuotas
{
    public static readonly EksQuota AccessEntries = new("access entries", 3000, IsAdjustable: false);

    public static readonly EksQuota PodIdentityAssociations = new("pod identity associations", 5000, IsAdjustable: false);

    public static readonly EksQuota ControlPlaneSecurityGroups = new("security groups of the control plane", 4, IsAdjustable: false);

    public static readonly EksQuota PublicRanges = new("ranges for the public endpoint", 40, IsAdjustable: false);

    public static readonly EksQuota ManagedNodeGroups = new("managed node groups", 30, IsAdjustable: true);

    public static readonly EksQuota NodesOfManagedGroup = new("nodes", 450, IsAdjustable: true);

    public static readonly EksQuota FargateProfiles = new("Fargate profiles", 10, IsAdjustable: true);

    public static readonly EksQuota SelectorsOfProfile = new("selectors", 5, IsAdjustable: true);

    public static readonly EksQuota LabelsOfSelector = new("labels", 5, IsAdjustable: true);

    public static readonly EksQuota RemoteNetworks = new("remote networks", 15, IsAdjustable: true);
}
