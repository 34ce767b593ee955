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

    public static IEnumerable<string> Problems(SelfManagedNodesProps props) =>
    [
        .. ServiceAddresses.Problem(props),
        .. props.Cluster.IpFamily is IpFamily.Ipv6 ? ["self-managed nodes cannot join an IPv6 cluster; use ManagedNodes"] : Array.Empty<string>(),
        .. Mixed(props.Instances),
        .. Credits(props),
        .. props.MaxInstanceLifetimeSeconds is { } life and > 0 and < Day ? [$"a lifetime of {life} seconds is too short; give {Day} (a day) or more"] : Array.Empty<string>(),
        .. props.SuspendProcesses.Where(process => !Processes.Contains(process)).Select(process => $"'{process}' is no process of an Auto Scaling group; use {string.Join(", ", Processes)}"),
        .. ScalingGroup.Tags(props).Count is var tags and > MostTags ? [$"the Auto Scaling group would have {tags} tags, but {MostTags} is the most; drop labels, taints or tags"] : Array.Empty<string>(),
        .. props.InstanceProfileArn is not null && props.Role.Existing is null ? ["the instance profile exists, so its role does, too; name it in Role.Existing"] : Array.Empty<string>(),
        .. props is { OwnSecurityGroup: false, SharedSecurityGroup: false, SecurityGroupIds.IsEmpty: true }
            ? ["the nodes would have no security group; turn one on or name some in SecurityGroupIds"]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Mixed(MixedInstances? instances)
    {
        if (instances is null)
        {
            yield break;
        }

        if (instances.InstanceTypes.Count is < 1 or > 20 || instances.InstanceTypes.Distinct().Count() != instances.InstanceTypes.Count)
        {
            yield return $"mixed instances have {instances.InstanceTypes.Count} types; name 1 to 20 different ones";
        }

        if (instances.OnDemandBase is < 0)
        {
            yield return $"{instances.OnDemandBase} on-demand instances cannot be; give 0 or more";
        }

        if (instances.OnDemandPercentageAboveBase is < 0 or > 100)
        {
            yield return $"{instances.OnDemandPercentageAboveBase} is no percentage; give 0 to 100";
        }

        if (instances.SpotPools is < 1 or > 20)
        {
            yield return $"{instances.SpotPools} spot pools cannot be; give 1 to 20";
        }

        if (instances is { SpotPools: not null, SpotStrategy: not (null or "lowest-price") })
        {
            yield return $"a number of spot pools goes with the strategy 'lowest-price' only, not with '{instances.SpotStrategy}'; leave one of them out";
        }
    }

    private static IEnumerable<string> Credits(SelfManagedNodesProps props) => props.CpuCredits switch
    {
        null => [],
        not ("standard" or "unlimited") => [$"'{props.CpuCredits}' is no credit option; use 'standard' or 'unlimited'"],
        _ when !props.Types.Any(type => type.StartsWith('t') && type.Length > 1 && char.IsAsciiDigit(type[1])) => [$"{props.Types} has no burstable type, so CPU credits say nothing; leave them out"],
        _ => [],
    };
}
