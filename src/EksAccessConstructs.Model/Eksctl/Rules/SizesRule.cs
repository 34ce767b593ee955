namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The sizes of a node group fit each other (EKS027).</summary>
internal static class SizesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            CheckSizes(group, path, sink);
            CheckUpdate(group, path, sink);
        }

        for (var i = 0; i < config.ManagedNodeGroups.Count; i++)
        {
            CheckRepair(config.ManagedNodeGroups[i].NodeRepair, $"managedNodeGroups[{i}].nodeRepairConfig", sink);
        }
    }

    private static void CheckSizes(NodeGroupConfig group, string path, RuleSink sink)
    {
        var (min, max, desired) = (group.MinSize, group.MaxSize, group.DesiredCapacity);
        sink.ErrorIf(min < 0, EksctlRules.NodeGroups, $"{path}.minSize", $"'{path}.minSize' ('{min}') cannot be below 0");
        sink.ErrorIf(max < (group is ManagedNodeGroupConfig ? 1 : 0), EksctlRules.NodeGroups, $"{path}.maxSize",
            $"'{path}.maxSize' ('{max}') must be at least 1");
        sink.ErrorIf(desired < 0, EksctlRules.NodeGroups, $"{path}.desiredCapacity", $"'{path}.desiredCapacity' ('{desired}') cannot be below 0");
        sink.ErrorIf(min > max, EksctlRules.NodeGroups, $"{path}.minSize",
            $"'{path}.minSize' ('{min}') cannot be above maxSize ('{max}'); raise the one or lower the other");
        sink.ErrorIf(desired < min, EksctlRules.NodeGroups, $"{path}.desiredCapacity",
            $"'{path}.desiredCapacity' ('{desired}') cannot be below minSize ('{min}')");
        sink.ErrorIf(desired > max, EksctlRules.NodeGroups, $"{path}.desiredCapacity",
            $"'{path}.desiredCapacity' ('{desired}') cannot be above maxSize ('{max}')");
    }

    private static void CheckUpdate(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.UpdateConfig is not { } update)
        {
            return;
        }

        var (place, nodes, share) = ($"{path}.updateConfig", update.MaxUnavailable, update.MaxUnavailablePercentage);
        if (group is not ManagedNodeGroupConfig)
        {
            sink.Warn(EksctlRules.NodeGroups, place, $"'{place}' has no effect on a self-managed node group, in eksctl neither; leave it out");
            return;
        }

        var most = group.MaxSize ?? Math.Max(group.DesiredCapacity ?? group.MinSize ?? 2, 1);
        sink.ErrorIf(nodes is null && share is null, EksctlRules.NodeGroups, place, $"'{place}' must hold maxUnavailable or maxUnavailablePercentage");
        sink.ErrorIf(nodes is not null && share is not null, EksctlRules.NodeGroups, place,
            $"'{place}' must hold one of maxUnavailable and maxUnavailablePercentage, not both");
        sink.ErrorIf(nodes < 1, EksctlRules.NodeGroups, $"{place}.maxUnavailable", $"'{place}.maxUnavailable' ('{nodes}') must be at least 1");
        sink.ErrorIf(nodes > most, EksctlRules.NodeGroups, $"{place}.maxUnavailable",
            $"'{place}.maxUnavailable' ('{nodes}') cannot be above maxSize ('{most}')");
        sink.ErrorIf(share is < 1 or > 100, EksctlRules.NodeGroups, $"{place}.maxUnavailablePercentage",
            $"'{place}.maxUnavailablePercentage' ('{share}') must be 1 to 100");
    }

    private static void CheckRepair(NodeRepairConfig? repair, string path, RuleSink sink)
    {
        if (repair is null)
        {
            return;
        }

        sink.ErrorIf(repair is { MaxUnhealthyNodeThresholdCount: not null, MaxUnhealthyNodeThresholdPercentage: not null }, EksctlRules.NodeGroups, path,
            $"'{path}' takes a maxUnhealthyNodeThreshold as count or as percentage, not both");
        sink.ErrorIf(repair is { MaxParallelNodesRepairedCount: not null, MaxParallelNodesRepairedPercentage: not null }, EksctlRules.NodeGroups, path,
            $"'{path}' takes maxParallelNodesRepaired as count or as percentage, not both");
        for (var i = 0; i < repair.Overrides.Count; i++)
        {
            var (action, place) = (repair.Overrides[i].RepairAction, $"{path}.nodeRepairConfigOverrides[{i}].repairAction");
            if (action is not null and not ("Replace" or "Reboot" or "NoAction"))
            {
                sink.Warn(EksctlRules.NodeGroups, place, $"'{place}' ('{action}') must be Replace, Reboot or NoAction; EKS will refuse the deployment");
            }
        }
    }
}
