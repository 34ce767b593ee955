using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A node group has a name of its own and settings that its kind takes (EKS027).</summary>
internal static partial class NodeGroupsRule
{
    private static readonly string[] Processes =
        ["Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions"];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (group, path) in config.Groups())
        {
            if (group.Name is not { } name)
            {
                sink.Error(EksctlRules.NodeGroups, path, $"'{path}.name' is required and must not be empty");
            }
            else
            {
                sink.ErrorIf(!seen.TryAdd(name, path), EksctlRules.NodeGroups, $"{path}.name",
                    $"node group '{name}' stands already at '{seen[name]}'; node groups of both kinds share their names");
                CheckName(group, name, path, sink);
            }

            CheckPlaces(group, path, sink);
            CheckProcesses(group, path, sink);
            sink.ErrorIf(group.MaxPodsPerNode < 0, EksctlRules.NodeGroups, $"{path}.maxPodsPerNode",
                $"'{path}.maxPodsPerNode' ('{group.MaxPodsPerNode}') cannot be below 0");
            sink.ErrorIf(group.Placement is { GroupName: null }, EksctlRules.NodeGroups, $"{path}.placement",
                $"'{path}.placement.groupName' is required and must not be empty");
        }

        for (var i = 0; i < config.NodeGroups.Count; i++)
        {
            CheckLifetime(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
        }
    }

    private static void CheckName(NodeGroupConfig group, string name, string path, RuleSink sink)
    {
        var fits = group is ManagedNodeGroupConfig ? Managed().IsMatch(name) : SelfManaged().IsMatch(name);
        sink.ErrorIf(!fits, EksctlRules.NodeGroups, $"{path}.name",
            $"'{path}.name' ('{name}') must hold letters, digits{(group is ManagedNodeGroupConfig ? ", dashes and underscores" : " and dashes")} only, at most 63, and begin with a letter or digit");
    }

    private static void CheckPlaces(NodeGroupConfig group, string path, RuleSink sink)
    {
        sink.ErrorIf(!group.AvailabilityZones.IsEmpty && !group.Subnets.IsEmpty, EksctlRules.NodeGroups, $"{path}.subnets",
            $"'{path}.subnets' and '{path}.availabilityZones' cannot both stand; the subnets have their zones already");
        sink.ErrorIf(group is SelfManagedNodeGroupConfig { LocalZones.IsEmpty: false } && !group.AvailabilityZones.IsEmpty, EksctlRules.NodeGroups,
            $"{path}.localZones", $"'{path}.localZones' and '{path}.availabilityZones' cannot both stand");
        sink.ErrorIf(group.EfaEnabled is true && (group.AvailabilityZones.Count > 1 || group.Subnets.Count > 1), EksctlRules.NodeGroups, $"{path}.efaEnabled",
            $"'{path}.efaEnabled' needs all nodes in one zone; name one subnet or one availability zone");
    }

    private static void CheckProcesses(NodeGroupConfig group, string path, RuleSink sink)
    {
        for (var i = 0; i < group.AsgSuspendProcesses.Count; i++)
        {
            var process = group.AsgSuspendProcesses[i];
            if (!Processes.Contains(process))
            {
                var message = $"'{path}.asgSuspendProcesses[{i}]' ('{process}') is no process of an auto scaling group{Text.Suggestion.DidYouMean(process, Processes)}";
                sink.Error(EksctlRules.NodeGroups, $"{path}.asgSuspendProcesses[{i}]", message);
            }
        }
    }

    private static void CheckLifetime(SelfManagedNodeGroupConfig group, string path, RuleSink sink) =>
        sink.ErrorIf(group.MaxInstanceLifetime is not null and < 86400, EksctlRules.NodeGroups, $"{path}.maxInstanceLifetime",
            $"'{path}.maxInstanceLifetime' ('{group.MaxInstanceLifetime}') must be at least 86400 seconds, one day");

    [GeneratedRegex(@"^[a-zA-Z0-9][-_a-zA-Z0-9]{0,62}\z")]
    private static partial Regex Managed();

    [GeneratedRegex(@"^[a-zA-Z0-9][-a-zA-Z0-9]{0,62}\z")]
    private static partial Regex SelfManaged();
}
