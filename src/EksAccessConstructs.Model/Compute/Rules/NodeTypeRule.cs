namespace EksAccessConstructs.Compute.Rules;

/// <summary>Instance types fit each other, the image and how they are bought (EKS030).</summary>
internal static class NodeTypeRule
{
    private static readonly string[] Strategies =
        ["lowest-price", "diversified", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"];

    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes is { InstanceTypes.IsEmpty: true, LaunchTemplate: null, SelectsTypes: false }, NodeRules.InstanceTypes, "",
            "no instance type is named; name one");
        sink.ErrorIf(
            nodes.ImageId is null && nodes.InstanceTypes.Select(type => InstanceHardware.Of(type).Architecture).Distinct().Count() > 1,
            NodeRules.InstanceTypes, TypesKey(nodes), $"{nodes.InstanceTypes} mixes x86 and Arm types, which no one image fits; make a group for each");
        if (nodes.ImageId is null)
        {
            Image(nodes, sink);
        }

        if (nodes.Mixed is { } mixed)
        {
            Mixed(mixed, sink);
        }

        Credits(nodes, sink);
    }

    private static void Image(NodeDescription nodes, NodeSink sink)
    {
        var family = nodes.Family;
        var hardware = nodes.Hardware;
        var key = TypesKey(nodes);
        sink.ErrorIf(hardware.Accelerator is Accelerator.Neuron && !family.IsAmazonLinux && family.Kind is not AmiFamilyKind.Bottlerocket,
            NodeRules.InstanceTypes, key,
            $"{nodes.InstanceTypes} has Neuron devices, for which '{family}' has no image; use 'AmazonLinux2023'");
        sink.ErrorIf(hardware.Architecture is CpuArchitecture.Arm64 && family.IsWindows, NodeRules.InstanceTypes, key,
            $"{nodes.InstanceTypes} is Arm, for which '{family}' has no image; use x86 types");
        sink.ErrorIf(
            family.Kind is AmiFamilyKind.AmazonLinux2 && hardware is { Architecture: CpuArchitecture.Arm64, Accelerator: Accelerator.Nvidia },
            NodeRules.InstanceTypes, key,
            $"{nodes.InstanceTypes} is Arm with NVIDIA devices, for which '{family}' has no image; use 'AmazonLinux2023'");
        sink.WarnIf(hardware.Accelerator is Accelerator.Nvidia && family.Kind is AmiFamilyKind.Ubuntu, NodeRules.InstanceTypes, key,
            $"{nodes.InstanceTypes} has NVIDIA devices, but images of '{family}' come without their drivers; install them, or use 'AmazonLinux2023'");
    }

    private static void Mixed(MixedInstances mixed, NodeSink sink)
    {
        const string Key = "instancesDistribution";
        var types = mixed.InstanceTypes;
        sink.ErrorIf(types.Count is < 1 or > 20 || types.Distinct().Count() != types.Count, NodeRules.InstanceTypes, $"{Key}.instanceTypes",
            $"mixed instances have the types {types}; name 1 to 20 different ones");
        sink.ErrorIf(mixed.OnDemandBase is < 0, NodeRules.InstanceTypes, $"{Key}.onDemandBaseCapacity",
            $"there cannot be {mixed.OnDemandBase} on-demand instances; give 0 or more");
        sink.ErrorIf(mixed.OnDemandPercentageAboveBase is < 0 or > 100, NodeRules.InstanceTypes, $"{Key}.onDemandPercentageAboveBaseCapacity",
            $"{mixed.OnDemandPercentageAboveBase} is not a percentage of on-demand instances; give 0 to 100");
        sink.ErrorIf(mixed.SpotPools is < 1 or > 20, NodeRules.InstanceTypes, $"{Key}.spotInstancePools",
            $"there cannot be {mixed.SpotPools} spot pools; give 1 to 20");
        sink.ErrorIf(mixed.SpotStrategy is { } word && !Strategies.Contains(word), NodeRules.InstanceTypes, $"{Key}.spotAllocationStrategy",
            $"'{mixed.SpotStrategy}' is not a strategy for spot instances; use {string.Join(", ", Strategies)}{DidYouMean(mixed.SpotStrategy)}");
        sink.ErrorIf(mixed is { SpotPools: not null, SpotStrategy: not (null or "lowest-price") }, NodeRules.InstanceTypes, $"{Key}.spotInstancePools",
            $"a number of spot pools goes with the strategy 'lowest-price' only, not with '{mixed.SpotStrategy}'; leave one of them out");
        sink.ErrorIf(mixed.MaxPrice is <= 0, NodeRules.InstanceTypes, $"{Key}.maxPrice",
            $"no spot instance costs {mixed.MaxPrice} US dollars an hour; give more, or leave it out");
    }

    private static void Credits(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.CpuCredits is not { } credits)
        {
            return;
        }

        sink.ErrorIf(credits is not ("standard" or "unlimited"), NodeRules.InstanceTypes, "cpuCredits",
            $"'{credits}' is not a credit option; use standard or unlimited");
        sink.ErrorIf(!nodes.InstanceTypes.Any(InstanceHardware.IsBurstable), NodeRules.InstanceTypes, "cpuCredits",
            $"{nodes.InstanceTypes} has no burstable type (t2, t3, t3a, t4g), so CPU credits say nothing; leave them out");
    }

    private static string DidYouMean(string? strategy) => Text.Suggestion.DidYouMean(strategy ?? "", Strategies);

    private static string TypesKey(NodeDescription nodes) => nodes switch
    {
        { Mixed: not null } => "instancesDistribution.instanceTypes",
        { InstanceTypes.Count: > 1 } => "instanceTypes",
        _ => "instanceType",
    };
}
