namespace EksAccessConstructs.Compute.Rules;

/// <summary>The sizes of a node group fit each other, and so do the numbers of nodes that are replaced or repaired at once (EKS027).</summary>
internal static class NodeSizeRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        foreach (var (key, problem) in NodeSizes.Problems(nodes.MinSize, nodes.MaxSize, nodes.DesiredSize))
        {
            sink.Error(NodeRules.Groups, key, problem);
        }

        sink.ErrorIf(nodes is { Managed: true, MaxSize: 0 }, NodeRules.Groups, "maxSize",
            "the maximum size of a managed node group cannot be 0; give 1 or more");
        Update(nodes, sink);
        Repair(nodes.Repair, sink);
    }

    private static void Update(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.Update is not { } update)
        {
            return;
        }

        var number = update.MaxUnavailable;
        var share = update.MaxUnavailablePercentage;
        var most = NodeSizes.Filled(nodes.Managed, nodes.MinSize, nodes.MaxSize, nodes.DesiredSize).Max;
        sink.ErrorIf(number is null == share is null, NodeRules.Groups, "updateConfig",
            "an update replaces either a number or a percentage of nodes at once; give exactly one");
        sink.ErrorIf(number < 1 || number > most, NodeRules.Groups, "updateConfig.maxUnavailable",
            $"an update cannot replace {number} nodes at once; give 1 to the maximum size, {most}");
        sink.ErrorIf(share is < 1 or > 100, NodeRules.Groups, "updateConfig.maxUnavailablePercentage",
            $"an update cannot replace {share} percent of the nodes at once; give 1 to 100");
    }

    private static void Repair(NodeRepair? repair, NodeSink sink)
    {
        const string Key = "nodeRepairConfig";
        sink.ErrorIf(repair is { MaxUnhealthyNodeThresholdCount: not null, MaxUnhealthyNodeThresholdPercentage: not null }, NodeRules.Groups, Key,
            "node repair has both a number and a percentage of unhealthy nodes; give one");
        sink.ErrorIf(repair is { MaxParallelNodesRepairedCount: not null, MaxParallelNodesRepairedPercentage: not null }, NodeRules.Groups, Key,
            "node repair has both a number and a percentage of parallel repairs; give one");
        Share(repair?.MaxUnhealthyNodeThresholdPercentage, "maxUnhealthyNodeThresholdPercentage", "unhealthy nodes");
        Share(repair?.MaxParallelNodesRepairedPercentage, "maxParallelNodesRepairedPercentage", "parallel repairs");
        Number(repair?.MaxUnhealthyNodeThresholdCount, "maxUnhealthyNodeThresholdCount", "unhealthy nodes");
        Number(repair?.MaxParallelNodesRepairedCount, "maxParallelNodesRepairedCount", "parallel repairs");
        for (var i = 0; i < repair?.Overrides.Count; i++)
        {
            var action = repair.Overrides[i];
            var place = $"{Key}.nodeRepairConfigOverrides[{i}]";
            if (!repair.AllowAnyAction && NodeRepairAction.Problem(action.Action) is { } problem)
            {
                sink.Error(NodeRules.Groups, $"{place}.repairAction", problem);
            }

            sink.ErrorIf(action.MinWaitMinutes < 1, NodeRules.Groups, $"{place}.minRepairWaitTimeMins",
                $"a repair cannot wait {action.MinWaitMinutes} minutes; give 1 or more");
        }

        void Share(int? share, string key, string what) => sink.ErrorIf(share is < 1 or > 100, NodeRules.Groups, $"{Key}.{key}",
            $"{share} is not a percentage of {what}; give 1 to 100");

        void Number(int? number, string key, string what) => sink.ErrorIf(number < 1, NodeRules.Groups, $"{Key}.{key}",
            $"node repair cannot be held to {number} {what}; give 1 or more");
    }
}
