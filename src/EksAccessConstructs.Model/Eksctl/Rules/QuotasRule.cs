namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A cluster keeps to the quotas of EKS: those that AWS raises for nobody (EKS142), and those that it raises on request (EKS143).</summary>
/// <remarks>Access entries are counted in the plan, where identity mappings are among them (EKS062), and ranges of the public endpoint by CidrsRule.</remarks>
internal static class QuotasRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var associations = (config.Iam?.PodIdentityAssociations.Count ?? 0) + config.Addons.Sum(addon => addon.PodIdentityAssociations?.Count ?? 0);
        Hold(EksQuotas.PodIdentityAssociations, associations, "the cluster", "iam.podIdentityAssociations", sink);
        var groups = config.Vpc?.ControlPlaneSecurityGroupIds.Count ?? 0;
        Hold(EksQuotas.ControlPlaneSecurityGroups, groups, "the cluster", "vpc.controlPlaneSecurityGroupIDs", sink);
        Hold(EksQuotas.ManagedNodeGroups, config.ManagedNodeGroups.Count, "the cluster", "managedNodeGroups", sink);
        Hold(EksQuotas.FargateProfiles, config.FargateProfiles.Count, "the cluster", "fargateProfiles", sink);
        Hold(EksQuotas.RemoteNetworks, config.RemoteNetwork?.RemoteNodeNetworks.Count ?? 0, "the cluster", "remoteNetworkConfig.remoteNodeNetworks", sink);
        Hold(EksQuotas.RemoteNetworks, config.RemoteNetwork?.RemotePodNetworks?.Count ?? 0, "the cluster", "remoteNetworkConfig.remotePodNetworks", sink);
        foreach (var (index, group) in config.ManagedNodeGroups.Index())
        {
            var path = $"managedNodeGroups[{index}]";
            Hold(EksQuotas.NodesOfManagedGroup, group.MaxSize ?? group.DesiredCapacity ?? 0, $"'{path}'", $"{path}.maxSize", sink);
        }

        foreach (var (index, profile) in config.FargateProfiles.Index())
        {
            CheckProfile(profile, $"fargateProfiles[{index}]", sink);
        }
    }

    private static void CheckProfile(FargateProfileConfig profile, string path, RuleSink sink)
    {
        Hold(EksQuotas.SelectorsOfProfile, profile.Selectors.Count, $"'{path}'", $"{path}.selectors", sink);
        foreach (var (index, selector) in profile.Selectors.Index())
        {
            var place = $"{path}.selectors[{index}]";
            Hold(EksQuotas.LabelsOfSelector, selector.Labels.Count, $"'{place}'", $"{place}.labels", sink);
        }
    }

    private static void Hold(EksQuota quota, int number, string of, string path, RuleSink sink)
    {
        if (quota.Problem(number, of) is not { } problem)
        {
            return;
        }

        if (quota.IsAdjustable)
        {
            sink.Warn(EksctlRules.AdjustableQuotas, path, $"{problem}; ask for more in Service Quotas before you deploy, or have fewer");
        }
        else
        {
            sink.Error(EksctlRules.FixedQuotas, path, $"{problem}; have fewer");
        }
    }
}
