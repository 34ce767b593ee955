namespace EksAccessConstructs.Compute;

/// <summary>What EKS would refuse of a managed node group alone.</summary>
internal static class ManagedNodesCheck
{
    public static void Run(ManagedNodesProps props, Problems problems)
    {
        problems.If(props.InstanceTypes.IsEmpty && props.LaunchTemplate is null, "no instance type is named; name one in InstanceTypes");
        problems.If(
            props.InstanceTypes.Select(type => InstanceHardware.Of(type).Architecture).Distinct().Count() > 1,
            $"{props.InstanceTypes} mixes x86 and Arm types, which no one image fits; make a group for each");
        Update(props, problems);
        Repair(props.Repair, problems);
        Template(props, problems);
        problems.If(props is { ReleaseVersion: not null, ImageId: not null }, "an image of one's own has no release version; leave one of them out");
        problems.If(props is { Spot: true, CapacityReservation.IsCapacityBlock: true }, "a Capacity Block is no spot capacity; leave one of them out");
        problems.If(props is { ImageId: not null, Family.Kind: AmiFamilyKind.Windows }, "managed Windows nodes take EKS's own images only; use SelfManagedNodes");
        problems.Add(ServiceAddresses.Problem(props));
    }

    private static void Update(ManagedNodesProps props, Problems problems)
    {
        if (props.Update is not { } update)
        {
            return;
        }

        problems.If(
            update.MaxUnavailable is null == update.MaxUnavailablePercentage is null, "an update replaces either a number or a percentage of nodes at once; give exactly one");
        problems.If(
            update.MaxUnavailable is { } number && (number < 1 || number > Most(props)), $"an update cannot replace {update.MaxUnavailable} nodes at once; give 1 to the maximum size");
        problems.If(
            update.MaxUnavailablePercentage is < 1 or > 100, $"{update.MaxUnavailablePercentage} is no percentage of nodes to replace at once; give 1 to 100");
    }

    private static int Most(ManagedNodesProps props) => NodeSizes.Problem(props.MinSize, props.MaxSize, props.DesiredSize) is null
        ? NodeSizes.Managed(props.MinSize, props.MaxSize, props.DesiredSize).Max
        : int.MaxValue;

    private static void Repair(NodeRepair? repair, Problems problems)
    {
        problems.If(
            repair is { MaxUnhealthyNodeThresholdCount: not null, MaxUnhealthyNodeThresholdPercentage: not null },
            "node repair has both a number and a percentage of unhealthy nodes; give one");
        problems.If(
            repair is { MaxParallelNodesRepairedCount: not null, MaxParallelNodesRepairedPercentage: not null },
            "node repair has both a number and a percentage of parallel repairs; give one");
        foreach (var action in repair?.Overrides ?? [])
        {
            problems.If(action.Action is not ("Replace" or "Reboot" or "NoAction"), $"'{action.Action}' is no repair action; use 'Replace', 'Reboot' or 'NoAction'");
        }
    }

    private static void Template(ManagedNodesProps props, Problems problems)
    {
        if (props.LaunchTemplate is null)
        {
            return;
        }

        Taken(nameof(props.Ssh), props.Ssh is not null);
        Taken(nameof(props.AdditionalVolumes), !props.AdditionalVolumes.IsEmpty);
        Taken(nameof(props.SecurityGroupIds), !props.SecurityGroupIds.IsEmpty);
        Taken(nameof(props.PreBootstrapCommands), !props.PreBootstrapCommands.IsEmpty);
        Taken(nameof(props.OverrideBootstrapCommand), props.OverrideBootstrapCommand is not null);
        Taken(nameof(props.MaxPods), props.MaxPods is not null);
        Taken(nameof(props.FabricAdapters), props.FabricAdapters > 0);
        Taken(nameof(props.PlacementGroupName), props.PlacementGroupName is not null);
        Taken(nameof(props.Volume), props.Volume != new NodeVolume());

        void Taken(string property, bool given) => problems.If(given, $"{property} belongs into the launch template that is given; leave it out here");
    }
}
