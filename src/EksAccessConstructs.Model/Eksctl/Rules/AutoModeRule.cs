using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Auto Mode settings fit each other and what else the cluster runs (EKS036).</summary>
internal static class AutoModeRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.AutoMode is not { } auto)
        {
            return;
        }

        if (auto.Enabled is not true)
        {
            var hasNodeSettings = auto.NodeRoleArn is not null || auto.PermissionsBoundaryArn is not null || auto.NodePools is { IsEmpty: false };
            sink.ErrorIf(hasNodeSettings, EksctlRules.AutoMode, "autoModeConfig",
                "'autoModeConfig' has node settings but is not enabled; set 'autoModeConfig.enabled: true' or leave them out");
            return;
        }

        CheckPools(auto, sink);
        sink.ErrorIf(!config.NodeGroups.IsEmpty, EksctlRules.AutoMode, "nodeGroups",
            "'nodeGroups' cannot be made together with Auto Mode, which brings its own nodes; leave them out");
        sink.ErrorIf(!config.ManagedNodeGroups.IsEmpty, EksctlRules.AutoMode, "managedNodeGroups",
            "'managedNodeGroups' cannot be made together with Auto Mode, which brings its own nodes; leave them out");
        CheckAddons(config, sink);
    }

    // eksctl refuses what every cluster else gets; of the others it makes what nothing uses. Fargate and hybrid nodes have none of it themselves.
    private static void CheckAddons(ClusterConfig config, RuleSink sink)
    {
        var brought = config.FargateProfiles.IsEmpty && config.RemoteNetwork is null
            ? config.Addons.Index().Where(addon => AddonTable.Find(addon.Item.Name)?.BroughtBy is not null)
            : [];
        foreach (var (index, addon) in brought)
        {
            var isRefused = AddonTable.Defaults.Any(one => string.Equals(one.Name, addon.Name, StringComparison.OrdinalIgnoreCase));
            sink.Add(EksctlRules.AutoMode, isRefused ? Severity.Error : Severity.Warning, $"addons[{index}].name",
                $"add-on '{addon.Name}' is part of Auto Mode; leave it out");
        }
    }

    private static void CheckPools(AutoModeConfig auto, RuleSink sink)
    {
        const string Path = "autoModeConfig.nodePools";
        sink.ErrorIf(auto is { NodeRoleArn: not null, PermissionsBoundaryArn: not null }, EksctlRules.AutoMode, "autoModeConfig.permissionsBoundaryARN",
            "'autoModeConfig.permissionsBoundaryARN' is for a role to be made; leave it out with nodeRoleARN");
        if (auto.NodePools is not { } pools)
        {
            return;
        }

        sink.ErrorIf(pools.IsEmpty && (auto.NodeRoleArn ?? auto.PermissionsBoundaryArn) is not null, EksctlRules.AutoMode, Path,
            $"'{Path}' is empty, so no role is used; leave out nodeRoleARN and permissionsBoundaryARN");
        for (var i = 0; i < pools.Count; i++)
        {
            sink.ErrorIf(ControlPlaneLimits.ProblemWithNodePool(pools[i]) is not null, EksctlRules.AutoMode, $"{Path}[{i}]",
                $"{ControlPlaneLimits.ProblemWithNodePool(pools[i])}{Suggestion.DidYouMean(pools[i], ControlPlaneLimits.NodePools)}");
            sink.ErrorIf(pools.Take(i).Contains(pools[i]), EksctlRules.AutoMode, $"{Path}[{i}]", $"'{Path}' names '{pools[i]}' twice; name it once");
        }
    }
}
