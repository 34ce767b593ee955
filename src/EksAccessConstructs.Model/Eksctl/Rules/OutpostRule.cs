using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A cluster on an Outpost uses only what Outposts have (EKS038).</summary>
internal static class OutpostRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        CheckGroups(config, sink);
        if (config.Outpost is not { } outpost)
        {
            return;
        }

        sink.ErrorIf(outpost.ControlPlaneOutpostArn is null, TextRules.MissingKey, "outpost",
            "'outpost.controlPlaneOutpostARN' is required and must not be empty");
        foreach (var (used, key) in Uses(config).Where(use => use.Used))
        {
            sink.Error(EksctlRules.Outpost, key, $"'{key}' cannot be used on an Outpost");
        }

        var vpc = config.Vpc ?? new VpcConfig();
        sink.ErrorIf(vpc.PublicAccess is true, EksctlRules.Outpost, "vpc.clusterEndpoints.publicAccess",
            "'vpc.clusterEndpoints.publicAccess' cannot be true on an Outpost, which has the private endpoint only");
        sink.ErrorIf(vpc.PrivateAccess is false, EksctlRules.Outpost, "vpc.clusterEndpoints.privateAccess",
            "'vpc.clusterEndpoints.privateAccess' cannot be false on an Outpost, which has the private endpoint only");
        CheckEtcd(config, outpost, sink);
    }

    private static IEnumerable<(bool Used, string Key)> Uses(ClusterConfig config) =>
    [
        (config.IsIpv6(), "kubernetesNetworkConfig.ipFamily"), (!config.Addons.IsEmpty, "addons"),
        (!config.IdentityProviders.IsEmpty, "identityProviders"), (!config.FargateProfiles.IsEmpty, "fargateProfiles"),
        (config.Karpenter is not null, "karpenter"), (config.SecretsEncryption?.KeyArn is not null, "secretsEncryption"),
        (!config.AvailabilityZones.IsEmpty, "availabilityZones"), (!config.LocalZones.IsEmpty, "localZones"),
        (config.Gitops is not null || config.Locations.IsWritten("gitops"), "gitops"), (config.Iam?.WithOidc is true, "iam.withOIDC"),
        (config.Vpc?.AutoAllocateIpv6 is true, "vpc.autoAllocateIPv6"), (config.Vpc is { PublicAccessCidrs.IsEmpty: false }, "vpc.publicAccessCIDRs"),
        (!config.ManagedNodeGroups.IsEmpty, "managedNodeGroups"), (config.AutoMode?.Enabled is true, "autoModeConfig"),
    ];

    private static void CheckEtcd(ClusterConfig config, OutpostConfig outpost, RuleSink sink)
    {
        var placement = outpost.ControlPlanePlacement;
        var hasEtcd = outpost.EtcdInstanceType is not null;
        sink.ErrorIf(outpost.EtcdPlacement is not null && !hasEtcd, EksctlRules.Outpost, "outpost.etcdPlacement",
            "'outpost.etcdPlacement' needs 'outpost.etcdInstanceType'");
        sink.ErrorIf(placement?.SpreadLevel is not null && !hasEtcd, EksctlRules.Outpost, "outpost.controlPlanePlacement.spreadLevel",
            "'outpost.controlPlanePlacement.spreadLevel' needs 'outpost.etcdInstanceType'");
        sink.ErrorIf(placement?.GroupName is not null && hasEtcd, EksctlRules.Outpost, "outpost.controlPlanePlacement.groupName",
            "'outpost.controlPlanePlacement.groupName' cannot be set with 'outpost.etcdInstanceType'");
        sink.ErrorIf(hasEtcd && config.Access?.AuthenticationMode is ClusterAuthenticationMode.ConfigMap, EksctlRules.Outpost, "accessConfig.authenticationMode",
            "'outpost.etcdInstanceType' needs 'accessConfig.authenticationMode' API or API_AND_CONFIG_MAP");
    }

    private static void CheckGroups(ClusterConfig config, RuleSink sink)
    {
        string? first = null;
        foreach (var (group, path) in config.Groups())
        {
            var onOutpost = config.Outpost is not null || group.OutpostArn is not null;
            sink.ErrorIf(group is ManagedNodeGroupConfig && group.OutpostArn is not null, EksctlRules.Outpost, $"{path}.outpostARN",
                $"'{path}.outpostARN' is for self-managed node groups; Outposts have no managed ones");
            sink.ErrorIf(group.OutpostArn is not null && config.Outpost is not null && group.OutpostArn != config.Outpost.ControlPlaneOutpostArn,
                EksctlRules.Outpost, $"{path}.outpostARN",
                $"'{path}.outpostARN' must be the control plane's Outpost ('{config.Outpost?.ControlPlaneOutpostArn}') or be left out");
            sink.ErrorIf(first is not null && group.OutpostArn is not null && group.OutpostArn != first, EksctlRules.Outpost, $"{path}.outpostARN",
                $"'{path}.outpostARN' names a second Outpost; one cluster's nodes are all on one");
            first ??= group.OutpostArn;
            sink.ErrorIf(onOutpost && group.InstanceSelector.SelectsAnything(), EksctlRules.Outpost, $"{path}.instanceSelector",
                $"'{path}.instanceSelector' cannot be used on an Outpost; name the instance type");
            sink.ErrorIf(onOutpost && !group.AvailabilityZones.IsEmpty, EksctlRules.Outpost, $"{path}.availabilityZones",
                $"'{path}.availabilityZones' cannot be used on an Outpost, which has one zone");
            sink.ErrorIf(onOutpost && group is SelfManagedNodeGroupConfig { LocalZones.IsEmpty: false }, EksctlRules.Outpost, $"{path}.localZones",
                $"'{path}.localZones' cannot be used on an Outpost");
        }
    }
}
