using EksAccessConstructs.Access;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>The access entries that a cluster of a ClusterConfig has beside those that somebody writes: for the roles of nodes, of pods on Fargate
/// and of capabilities.</summary>
/// <remarks>EKS makes those of managed node groups, Fargate profiles, Auto Mode and capabilities itself; those of self-managed nodes, hybrid nodes
/// and Karpenter's nodes are in the stack. Source: EKS User Guide, "Create access entries", "Create a Node Class for Amazon EKS" and "Amazon EKS
/// capability IAM role".</remarks>
internal static class OwnEntries
{
    /// <summary>The entries, one for each role: those of the stack first, as where a template is read.</summary>
    public static ValueList<AccessGrant> Of(ResolvedCluster cluster) => Nodes(cluster.SelfManagedNodes)
        .Concat(cluster.Config.Exists ? [] : OfWholeCluster(cluster))
        .Concat(Nodes(cluster.ManagedNodes))
        .Concat(Fargate(cluster.Config))
        .Concat(cluster.Config.Capabilities.Select(Capability))
        .DistinctBy(grant => grant.Principal)
        .ToValueList();

    private static IEnumerable<AccessGrant> Nodes(ValueList<ResolvedNodes> groups) => groups.Select(group => Entry(
        group.Config.Iam?.InstanceRoleArn,
        RoleIds.Called(RoleIds.Nodes, group.Name),
        AmiFamily.Named(group.Config.AmiFamily ?? "") is { IsWindows: true } ? EntryType.Ec2Windows : EntryType.Ec2Linux,
        group.Config.Origin));

    private static IEnumerable<AccessGrant> Fargate(ClusterConfig config) => config.FargateProfiles.Select(profile => Entry(
        profile.PodExecutionRoleArn is { Length: > 0 } own ? own : config.Iam?.FargatePodExecutionRoleArn,
        RoleIds.Called(RoleIds.Fargate), EntryType.FargateLinux, profile.Origin));

    private static AccessGrant Capability(CapabilityConfig capability) =>
        Entry(capability.RoleArn, RoleIds.Called(RoleIds.Capability, capability.Name ?? ""), EntryType.Standard, capability.Origin) with
        {
            Policies = CapabilityPolicies.Of(capability.Type ?? "", capability.ArgoCd?.Namespace),
        };

    // What is only made together with a cluster.
    private static IEnumerable<AccessGrant> OfWholeCluster(ResolvedCluster cluster)
    {
        var config = cluster.Config;
        if (cluster.AutoMode && (config.AutoMode?.NodeRoleArn is { Length: > 0 } || !cluster.NodePools.IsEmpty))
        {
            yield return AutoModeNodes.Of(Principal(config.AutoMode?.NodeRoleArn, RoleIds.Called(RoleIds.AutoModeNodes)), config.Origin);
        }

        if (cluster.WithOidc && config.Karpenter is { Version: not null } karpenter)
        {
            yield return Entry(null, RoleIds.Called(RoleIds.KarpenterNodes), EntryType.Ec2Linux, karpenter.Origin);
        }

        if (config.RemoteNetwork is { RemoteNodeNetworks.IsEmpty: false } remote)
        {
            yield return Entry(remote.RoleArn, RoleIds.Called(RoleIds.HybridNodes), EntryType.HybridLinux, config.Origin);
        }
    }

    private static AccessGrant Entry(string? arn, string made, EntryType type, Origin origin) =>
        new() { Principal = Principal(arn, made), Type = type, Origin = origin };

    private static PrincipalArn Principal(string? arn, string made) =>
        arn is { Length: > 0 } && PrincipalArn.Read(arn).Value is { } given ? given : PrincipalArn.UnresolvedRole(made, made);
}
