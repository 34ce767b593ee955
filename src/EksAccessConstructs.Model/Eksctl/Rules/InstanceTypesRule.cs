using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Instance types are named one way (EKS030).</summary>
internal static class InstanceTypesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        for (var i = 0; i < config.ManagedNodeGroups.Count; i++)
        {
            CheckManaged(config.ManagedNodeGroups[i], $"managedNodeGroups[{i}]", sink);
        }

        for (var i = 0; i < config.NodeGroups.Count; i++)
        {
            CheckSelfManaged(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
        }
    }

    private static void CheckManaged(ManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        var selects = group.InstanceSelector.SelectsAnything();
        sink.ErrorIf(group.InstanceType is not null && !group.InstanceTypes.IsEmpty, NodeRules.InstanceTypes, $"{path}.instanceType",
            $"'{path}.instanceType' and '{path}.instanceTypes' cannot both be set; put all in instanceTypes");
        sink.ErrorIf(selects && group.InstanceType is not null, NodeRules.InstanceTypes, $"{path}.instanceSelector",
            $"'{path}.instanceSelector' chooses the types, so 'instanceType' cannot be set beside it");
    }

    private static void CheckSelfManaged(SelfManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        var selects = group.InstanceSelector.SelectsAnything();
        if (group.InstanceType is not null and not "mixed")
        {
            sink.ErrorIf(group.InstancesDistribution is not null, NodeRules.InstanceTypes, $"{path}.instanceType",
                $"'{path}.instanceType' must be 'mixed' or left out with '{path}.instancesDistribution', which names the types");
            sink.ErrorIf(group.InstancesDistribution is null && selects, NodeRules.InstanceTypes, $"{path}.instanceType",
                $"'{path}.instanceType' must be 'mixed' or left out with '{path}.instanceSelector', which chooses the types");
        }

        sink.ErrorIf(group.InstanceType is "mixed" && group.InstancesDistribution is null && !selects, NodeRules.InstanceTypes, $"{path}.instanceType",
            $"'{path}.instanceType' ('mixed') needs '{path}.instancesDistribution', which names the types");
    }

    /// <summary>True where a selector asks for something.</summary>
    public static bool SelectsAnything(this InstanceSelectorConfig? selector) => selector is not null && selector != new InstanceSelectorConfig();
}
