using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>What EC2 Auto Scaling would refuse of a self-managed node group alone, and what keeps nodes from joining.</summary>
internal static class SelfManagedNodesCheck
{
    private const int Day = 86400;

    private const int MostTags = 50;

    private static readonly string[] Processes =
    [
        "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions",
    ];

    public static void Run(SelfManagedNodesProps props, Problems problems)
    {
        problems.Add(ServiceAddresses.Problem(props));
        problems.If(props.Cluster.IpFamily is IpFamily.Ipv6, "self-managed nodes cannot join an IPv6 cluster; use ManagedNodes");
        Mixed(props.Instances, problems);
        Credits(props, problems);
        problems.If(
            props.MaxInstanceLifetimeSeconds is > 0 and < Day, $"a lifetime of {props.MaxInstanceLifetimeSeconds} seconds is too short; give {Day} (a day) or more");
        foreach (var process in props.SuspendProcesses)
        {
            problems.If(!Processes.Contains(process), $"'{process}' is no process of an Auto Scaling group; use {string.Join(", ", Processes)}");
        }

        var tags = ScalingGroup.Tags(props).Count;
        problems.If(tags > MostTags, $"the Auto Scaling group would have {tags} tags, but {MostTags} is the most; drop labels, taints or tags");
        problems.If(props is { InstanceProfileArn: not null, Role.Existing: null }, "the instance profile exists, so its role does, too; name it in Role.Existing");
        problems.If(
            props is { OwnSecurityGroup: false, SharedSecurityGroup: false, SecurityGroupIds.IsEmpty: true },
            "the nodes would have no security group; turn one on or name some in SecurityGroupIds");
    }

    private static void Mixed(MixedInstances? instances, Problems problems)
    {
        if (instances is null)
        {
            return;
        }

        problems.If(
            instances.InstanceTypes.Count is < 1 or > 20 || instances.InstanceTypes.Distinct().Count() != instances.InstanceTypes.Count,
            $"mixed instances have {instances.InstanceTypes.Count} types; name 1 to 20 different ones");
        problems.If(instances.OnDemandBase is < 0, $"{instances.OnDemandBase} on-demand instances cannot be; give 0 or more");
        problems.If(instances.OnDemandPercentageAboveBase is < 0 or > 100, $"{instances.OnDemandPercentageAboveBase} is no percentage; give 0 to 100");
        problems.If(instances.SpotPools is < 1 or > 20, $"{instances.SpotPools} spot pools cannot be; give 1 to 20");
        problems.If(
            instances is { SpotPools: not null, SpotStrategy: not (null or "lowest-price") },
            $"a number of spot pools goes with the strategy 'lowest-price' only, not with '{instances.SpotStrategy}'; leave one of them out");
    }

    private static void Credits(SelfManagedNodesProps props, Problems problems)
    {
        problems.If(props.CpuCredits is not (null or "standard" or "unlimited"), $"'{props.CpuCredits}' is no credit option; use 'standard' or 'unlimited'");
        problems.If(
            props.CpuCredits is not null && !props.Types.Any(type => type.StartsWith('t') && type.Length > 1 && char.IsAsciiDigit(type[1])),
            $"{props.Types} has no burstable type, so CPU credits say nothing; leave them out");
    }
}
