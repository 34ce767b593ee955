using EksAccessConstructs.Addons;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Add-ons whose pods no node of the ClusterConfig would run: they never become active, and a stack waits for them in vain.</summary>
internal static class IdleAddons
{
    /// <summary>The add-ons that are made. What the file lists always is, with a warning; what it leaves to us
    /// is only where it can run, or where eksctl's own choice is asked for.</summary>
    public static ValueList<AddonConfig> Settle(ClusterConfig config, ValueList<AddonConfig> addons, DefaultChoices choices)
    {
        var idle = addons.Where(addon => !CanRun(config, addon.Name)).ToList();
        var dropped = choices.Flavour is DefaultsFlavour.Secure ? idle.Where(addon => !config.Addons.Contains(addon)).ToList() : [];
        foreach (var addon in idle)
        {
            var isDropped = dropped.Contains(addon);
            choices.Add(EksctlRules.AddonsHaveNodes, isDropped ? Severity.Info : Severity.Warning, addon.Origin.Location ?? config.Origin.Location,
                isDropped
                    ? $"add-on '{addon.Name}', which eksctl installs by default, is left out: "
                        + "no node would run it and the stack would wait for it in vain; name a node group"
                    : $"add-on '{addon.Name}' has no node to run on, so it never becomes active and the stack may wait for it in vain; name a node group");
        }

        return addons.Where(addon => !dropped.Contains(addon)).ToValueList();
    }

    private static bool CanRun(ClusterConfig config, string addon) =>
        !AddonTable.NeedsNodes(addon)
        || !config.ManagedNodeGroups.IsEmpty || !config.NodeGroups.IsEmpty
        || config.AutoMode?.Enabled is true || config.RemoteNetwork is not null
        || config.FargateProfiles.Any(profile => profile.Selectors.Any(selector => selector is { Namespace: "kube-system", Labels.IsEmpty: true }));
}
