using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>What eksctl does to nodes by calls after its stacks.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/eks/tasks.go</c>; the charts are those that NVIDIA and AWS publish.</remarks>
internal static class NodeSteps
{
    public static IEnumerable<ManualStep> Of(ClusterConfig config) => [.. Plugins(config), .. config.Groups().SelectMany(item => OfGroup(config, item))];

    // One plugin serves every group, so the first group that needs it asks for it.
    private static IEnumerable<ManualStep> Plugins(ClusterConfig config)
    {
        (DevicePlugin Plugin, Func<NodeGroupConfig, bool> IsNeeded, string Key)[] plugins =
        [
            (DevicePlugin.Nvidia, group => Has(group, Accelerator.Nvidia) && FamilyOf(group).IsAmazonLinux, ""),
            (DevicePlugin.Neuron, group => Has(group, Accelerator.Neuron), ""),
            (DevicePlugin.FabricAdapters, group => group.EfaEnabled is true, ".efaEnabled"),
        ];
        foreach (var (plugin, isNeeded, key) in plugins)
        {
            var places = config.Groups().Where(item => isNeeded(item.Group)).Select(item => item.Path).Take(1);
            foreach (var path in places)
            {
                yield return plugin.Step with { Location = config.Locations.At($"{path}{key}") };
            }
        }
    }

    private static IEnumerable<ManualStep> OfGroup(ClusterConfig config, (NodeGroupConfig Group, string Path) item)
    {
        var (group, path) = item;
        if (group is ManagedNodeGroupConfig managed && group.PropagateAsgTags is true)
        {
            yield return new ManualStep($"tag the Auto Scaling group of node group '{group.Name}'",
                "EKS makes the group, which no template can tag; Cluster Autoscaler knows the labels and taints of a group without nodes by such tags",
                TagCommand(config, managed), config.Locations.At($"{path}.propagateASGTags"));
        }

        if (!group.AsgSuspendProcesses.IsEmpty)
        {
            yield return new ManualStep($"suspend processes of the Auto Scaling group of node group '{group.Name}'",
                group is ManagedNodeGroupConfig
                    ? "EKS makes the group, whose processes no template can suspend"
                    : "a template suspends processes during rolling updates only, eksctl for good",
                new ShellCommand("aws autoscaling suspend-processes").Answer("--auto-scaling-group-name", ScalingGroup(config, group))
                    .Option("--scaling-processes", group.AsgSuspendProcesses).Option("--region", config.Metadata.Region).Line,
                config.Locations.At($"{path}.asgSuspendProcesses"));
        }
    }

    private static string TagCommand(ClusterConfig config, ManagedNodeGroupConfig group)
    {
        var tags = ScalingTags.FromZero(DescribedNodes.Of(config, group)).Select(tag => ShellWord.Of(
            $"ResourceType=auto-scaling-group,PropagateAtLaunch=false,Key={tag.Key},Value={tag.Value},ResourceId="));
        var command = new ShellCommand($"group=\"$({ScalingGroup(config, group)})\"").Then(new ShellCommand("aws autoscaling create-or-update-tags --tags"));
        return new ShellCommand($"{command} {string.Join(' ', tags.Select(tag => $"{tag}\"$group\""))}").Option("--region", config.Metadata.Region).Line;
    }

    private static ShellCommand ScalingGroup(ClusterConfig config, NodeGroupConfig group) => group is ManagedNodeGroupConfig
        ? new ShellCommand("aws eks describe-nodegroup").Option("--cluster-name", config.Metadata.Name).Option("--nodegroup-name", group.Name ?? "")
            .Option("--query", "nodegroup.resources.autoScalingGroups[0].name").Option("--output", "text").Option("--region", config.Metadata.Region)
        : new ShellCommand("aws autoscaling describe-auto-scaling-groups")
            .Option("--filters", $"Name=tag:kubernetes.io/cluster/{config.Metadata.Name},Values=owned",
                $"Name=tag:alpha.eksctl.io/nodegroup-name,Values={group.Name}")
            .Option("--query", "AutoScalingGroups[0].AutoScalingGroupName").Option("--output", "text").Option("--region", config.Metadata.Region);

    private static AmiFamily FamilyOf(NodeGroupConfig group) => AmiFamily.Named(group.AmiFamily ?? "") ?? AmiFamily.AmazonLinux2023;

    private static bool Has(NodeGroupConfig group, Accelerator accelerator) =>
        NodeDefaults.TypesOf(group).Any(type => InstanceHardware.Of(type).Accelerator == accelerator);
}
