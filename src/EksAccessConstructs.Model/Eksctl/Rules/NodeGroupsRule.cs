using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A node group has a name of its own and settings that its kind takes (EKS027).</summary>
internal static class NodeGroupsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(NodeRules.Groups, sink);
        foreach (var (group, path) in config.Groups())
        {
            if (group.Name is not { } name)
            {
                sink.Error(NodeRules.Groups, path, $"'{path}.name' is required and must not be empty");
            }
            else
            {
                seen.Take(name, $"{path}.name", place => $"node group '{name}' is already at {place}; node groups of both kinds share their names");
                CheckName(group, name, path, sink);
            }

            CheckPlaces(group, path, sink);
            CheckUpdate(group, path, sink);
            sink.ErrorIf(group.Placement is { GroupName: null }, NodeRules.Groups, $"{path}.placement",
                $"'{path}.placement.groupName' is required and must not be empty");
        }
    }

    private static void CheckName(NodeGroupConfig group, string name, string path, RuleSink sink) =>
        sink.ErrorIf(group is SelfManagedNodeGroupConfig && name.Contains('_', StringComparison.Ordinal), NodeRules.Groups, $"{path}.name",
            $"'{path}.name' ('{name}') becomes part of a stack's name in eksctl, which holds letters, digits and dashes only; use a dash");

    private static void CheckUpdate(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group is SelfManagedNodeGroupConfig { UpdateConfig: not null })
        {
            sink.Warn(NodeRules.Groups, $"{path}.updateConfig",
                $"'{path}.updateConfig' has no effect on a self-managed node group, in eksctl as here; leave it out");
        }
    }

    private static void CheckPlaces(NodeGroupConfig group, string path, RuleSink sink)
    {
        sink.ErrorIf(!group.AvailabilityZones.IsEmpty && !group.Subnets.IsEmpty, NodeRules.Groups, $"{path}.subnets",
            $"'{path}.subnets' and '{path}.availabilityZones' cannot both be set; the subnets have their zones already");
        sink.ErrorIf(group is SelfManagedNodeGroupConfig { LocalZones.IsEmpty: false } && !group.AvailabilityZones.IsEmpty, NodeRules.Groups,
            $"{path}.localZones", $"'{path}.localZones' and '{path}.availabilityZones' cannot both be set");
    }
}
