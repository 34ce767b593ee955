namespace EksAccessConstructs.Compute;

/// <summary>What EKS would refuse of a managed node group alone.</summary>
internal static class ManagedNodesCheck
{
    public static IEnumerable<string> Problems(ManagedNodesProps props) =>
    [
        .. props.InstanceTypes.IsEmpty && props.LaunchTemplate is null ? ["no instance type is named; name one in InstanceTypes"] : Array.Empty<string>(),
        .. Architectures(props.InstanceTypes),
        .. Update(props),
        .. Repair(props.Repair),
        .. Template(props),
        .. props.ReleaseVersion is not null && props.ImageId is not null ? ["an image of one's own has no release version; leave one of them out"] : Array.Empty<string>(),
        .. props.Spot && props.CapacityReservation is { IsCapacityBlock: true } ? ["a Capacity Block is no spot capacity; leave one of them out"] : Array.Empty<string>(),
        .. props is { ImageId: not null, Family.Kind: AmiFamilyKind.Windows } ? ["managed Windows nodes take EKS's own images only; use SelfManagedNodes"] : Array.Empty<string>(),
        .. ServiceAddresses.Problem(props),
    ];

    private static string[] Architectures(ValueList<string> types) => types.Select(type => InstanceHardware.Of(type).Architecture).Distinct().Count() > 1
        ? [$"{types} mixes x86 and Arm types, which no one image fits; make a group for each"]
        : [];

    private static IEnumerable<string> Update(ManagedNodesProps props)
    {
        if (props.Update is not { } update)
        {
            yield break;
        }

        if (update.MaxUnavailable is null == update.MaxUnavailablePercentage is null)
        {
            yield return "an update replaces either a number or a percentage of nodes at once; give exactly one";
        }

        var most = NodeSizes.Problem(props.MinSize, props.MaxSize, props.DesiredSize) is null ? NodeSizes.Managed(props.MinSize, props.MaxSize, props.DesiredSize).Max : int.MaxValue;
        if (update.MaxUnavailable is { } number && (number < 1 || number > most))
        {
            yield return $"an update cannot replace {number} nodes at once; give 1 to the maximum size";
        }

        if (update.MaxUnavailablePercentage is < 1 or > 100)
        {
            yield return $"{update.MaxUnavailablePercentage} is no percentage of nodes to replace at once; give 1 to 100";
        }
    }

    private static IEnumerable<string> Repair(NodeRepair? repair)
    {
        if (repair is { MaxUnhealthyNodeThresholdCount: not null, MaxUnhealthyNodeThresholdPercentage: not null })
        {
            yield return "node repair has both a number and a percentage of unhealthy nodes; give one";
        }

        if (repair is { MaxParallelNodesRepairedCount: not null, MaxParallelNodesRepairedPercentage: not null })
        {
            yield return "node repair has both a number and a percentage of parallel repairs; give one";
        }

        foreach (var action in repair?.Overrides ?? [])
        {
            if (action.Action is not ("Replace" or "Reboot" or "NoAction"))
            {
                yield return $"'{action.Action}' is no repair action; use 'Replace', 'Reboot' or 'NoAction'";
            }
        }
    }

    private static IEnumerable<string> Template(ManagedNodesProps props) => props.LaunchTemplate is null ? [] :
    [
        .. Taken("Ssh", props.Ssh is not null),
        .. Taken("AdditionalVolumes", !props.AdditionalVolumes.IsEmpty),
        .. Taken("SecurityGroupIds", !props.SecurityGroupIds.IsEmpty),
        .. Taken("PreBootstrapCommands", !props.PreBootstrapCommands.IsEmpty),
        .. Taken("OverrideBootstrapCommand", props.OverrideBootstrapCommand is not null),
        .. Taken("MaxPods", props.MaxPods is not null),
        .. Taken("FabricAdapters", props.FabricAdapters > 0),
        .. Taken("PlacementGroupName", props.PlacementGroupName is not null),
        .. Taken("Volume", props.Volume != new NodeVolume()),
    ];

    private static string[] Taken(string property, bool given) => given ? [$"{property} belongs into the launch template that is given; leave it out here"] : [];
}
