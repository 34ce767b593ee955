using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Actions of node repair are ones that EKS knows (EKS027). eksctl passes any word on.</summary>
internal static class RepairActionsRule
{
    public static void Check(ClusterConfig config, Severity severity, RuleSink sink)
    {
        foreach (var (group, path) in config.ManagedNodeGroups.Select((group, i) => (group, $"managedNodeGroups[{i}]")))
        {
            foreach (var (i, item) in (group.NodeRepair?.Overrides ?? []).Index())
            {
                if (NodeRepairAction.Problem(item.RepairAction ?? "") is { } problem)
                {
                    sink.Add(NodeRules.Groups, severity, $"{path}.nodeRepairConfig.nodeRepairConfigOverrides[{i}].repairAction",
                        $"node group '{group.Name}': {problem}");
                }
            }
        }
    }
}
