namespace EksAccessConstructs.Compute.Rules;

/// <summary>The Auto Scaling group of self-managed nodes is one that EC2 makes (EKS027).</summary>
internal static class NodeScalingRule
{
    private const int Day = 86400;

    private static readonly string[] Processes =
    [
        "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy",
        "ScheduledActions",
    ];

    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes.MaxInstanceLifetimeSeconds is < Day, NodeRules.Groups, "maxInstanceLifetime",
            $"a lifetime of {nodes.MaxInstanceLifetimeSeconds} seconds is too short; give {Day} (a day) or more");
        for (var i = 0; i < nodes.Metrics.Count; i++)
        {
            sink.ErrorIf(nodes.Metrics[i].Granularity != "1Minute", NodeRules.Groups, $"asgMetricsCollection[{i}].granularity",
                $"an Auto Scaling group cannot report every '{nodes.Metrics[i].Granularity}'; use 1Minute");
        }

        sink.ErrorIf(nodes.ClassicLoadBalancerNames.Contains(""), NodeRules.Groups, "classicLoadBalancerNames", "a load balancer has no name; leave it out");
        for (var i = 0; i < nodes.SuspendProcesses.Count; i++)
        {
            var process = nodes.SuspendProcesses[i];
            sink.ErrorIf(!Processes.Contains(process), NodeRules.Groups, $"asgSuspendProcesses[{i}]",
                $"'{process}' is not a process of an Auto Scaling group; use {string.Join(", ", Processes)}{Text.Suggestion.DidYouMean(process, Processes)}");
        }

        var tags = nodes.Managed ? 0 : ScalingTags.Of(nodes).Count;
        sink.ErrorIf(tags > ScalingTags.Most, NodeRules.Groups, nodes.AutoscalerNodeTags ? "propagateASGTags" : "tags",
            $"the Auto Scaling group would have {tags} tags, but {ScalingTags.Most} is the most; drop labels, taints or tags");
    }
}
