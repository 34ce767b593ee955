namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Instance types are named one way and fit the image (EKS030).</summary>
internal static class InstanceTypesRule
{
    private static readonly string[] Strategies = ["lowest-price", "diversified", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            CheckFit(group, path, sink);
        }

        for (var i = 0; i < config.ManagedNodeGroups.Count; i++)
        {
            CheckManaged(config.ManagedNodeGroups[i], $"managedNodeGroups[{i}]", sink);
        }

        for (var i = 0; i < config.NodeGroups.Count; i++)
        {
            CheckSelfManaged(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
            CheckCredits(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
        }
    }

    private static void CheckFit(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.Family() is not { } family || group.LeadingType() is not { } type || group.HasImageId())
        {
            return;
        }

        var accelerated = InstanceTypeFacts.IsInferentia(type) || InstanceTypeFacts.IsTrainium(type);
        var windows = AmiFamilies.IsWindows(family);
        sink.ErrorIf(accelerated && !AmiFamilies.IsAmazonLinux(family) && !AmiFamilies.IsBottlerocket(family), EksctlRules.InstanceTypes, path,
            $"instance type '{type}' has no image of {family} with its drivers; use AmazonLinux2023");
        sink.ErrorIf(InstanceTypeFacts.IsArm(type) && windows, EksctlRules.InstanceTypes, path,
            $"instance type '{type}' is Arm, for which {family} has no image; use an x86 type");
        sink.ErrorIf(family == "AmazonLinux2" && InstanceTypeFacts.IsArm(type) && InstanceTypeFacts.IsNvidia(type), EksctlRules.InstanceTypes, path,
            $"instance type '{type}' has no image of AmazonLinux2; use AmazonLinux2023");
        if (InstanceTypeFacts.IsNvidia(type) && AmiFamilies.IsUbuntu(family))
        {
            sink.Warn(EksctlRules.InstanceTypes, path, $"instance type '{type}' has GPUs, but images of {family} come without their drivers");
        }
    }

    private static void CheckManaged(ManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        var selects = group.InstanceSelector.SelectsAnything();
        sink.ErrorIf(group.InstanceType is not null && !group.InstanceTypes.IsEmpty, EksctlRules.InstanceTypes, $"{path}.instanceType",
            $"'{path}.instanceType' and '{path}.instanceTypes' cannot both stand; put all in instanceTypes");
        sink.ErrorIf(selects && group.InstanceType is not null, EksctlRules.InstanceTypes, $"{path}.instanceSelector",
            $"'{path}.instanceSelector' chooses the types, so 'instanceType' cannot stand beside it");
    }

    private static void CheckSelfManaged(SelfManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        var selects = group.InstanceSelector.SelectsAnything();
        if (group.InstanceType is not null and not "mixed")
        {
            sink.ErrorIf(group.InstancesDistribution is not null, EksctlRules.InstanceTypes, $"{path}.instanceType",
                $"'{path}.instanceType' must be 'mixed' or left out with '{path}.instancesDistribution', which names the types");
            sink.ErrorIf(group.InstancesDistribution is null && selects, EksctlRules.InstanceTypes, $"{path}.instanceType",
                $"'{path}.instanceType' must be 'mixed' or left out with '{path}.instanceSelector', which chooses the types");
        }

        sink.ErrorIf(group.InstanceType is "mixed" && group.InstancesDistribution is null && !selects, EksctlRules.InstanceTypes, $"{path}.instanceType",
            $"'{path}.instanceType' ('mixed') needs '{path}.instancesDistribution', which names the types");
        if (group.InstancesDistribution is { } mix)
        {
            CheckMix(mix, selects, $"{path}.instancesDistribution", sink);
        }
    }

    private static void CheckMix(InstancesDistributionConfig mix, bool selects, string path, RuleSink sink)
    {
        sink.ErrorIf(!selects && mix.InstanceTypes.IsEmpty, EksctlRules.InstanceTypes, path, $"'{path}.instanceTypes' is required: 1 to 20 instance types");
        sink.ErrorIf(!selects && mix.InstanceTypes.Distinct().Count() > 20, EksctlRules.InstanceTypes, $"{path}.instanceTypes",
            $"'{path}.instanceTypes' names more than 20 types");
        sink.ErrorIf(mix.OnDemandBaseCapacity < 0, EksctlRules.InstanceTypes, $"{path}.onDemandBaseCapacity",
            $"'{path}.onDemandBaseCapacity' ('{mix.OnDemandBaseCapacity}') cannot be below 0");
        sink.ErrorIf(mix.OnDemandPercentageAboveBaseCapacity is < 0 or > 100, EksctlRules.InstanceTypes, $"{path}.onDemandPercentageAboveBaseCapacity",
            $"'{path}.onDemandPercentageAboveBaseCapacity' ('{mix.OnDemandPercentageAboveBaseCapacity}') must be 0 to 100");
        sink.ErrorIf(mix.SpotInstancePools is < 1 or > 20, EksctlRules.InstanceTypes, $"{path}.spotInstancePools",
            $"'{path}.spotInstancePools' ('{mix.SpotInstancePools}') must be 1 to 20");
        sink.ErrorIf(mix.SpotInstancePools is not null && mix.SpotAllocationStrategy is "capacity-optimized" or "capacity-optimized-prioritized", EksctlRules.InstanceTypes,
            $"{path}.spotInstancePools", $"'{path}.spotInstancePools' cannot stand with spotAllocationStrategy {mix.SpotAllocationStrategy}; leave it out");
        sink.ErrorIf(mix.SpotAllocationStrategy is { } word && !Strategies.Contains(word), EksctlRules.InstanceTypes, $"{path}.spotAllocationStrategy",
            $"'{path}.spotAllocationStrategy' ('{mix.SpotAllocationStrategy}') must be one of {string.Join(", ", Strategies)}{Text.Suggestion.DidYouMean(mix.SpotAllocationStrategy ?? "", Strategies)}");
    }

    private static void CheckCredits(SelfManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.CpuCredits is not { } credits)
        {
            return;
        }

        var types = group.InstancesDistribution?.InstanceTypes ?? [group.InstanceType ?? NodeDefaults.InstanceType];
        sink.ErrorIf(!types.Any(InstanceTypeFacts.IsBurstable), EksctlRules.InstanceTypes, $"{path}.cpuCredits",
            $"'{path}.cpuCredits' is for burstable types (t2, t3, t3a, t4g), not for {string.Join(", ", types)}");
        sink.ErrorIf(credits.ToUpperInvariant() is not ("STANDARD" or "UNLIMITED"), EksctlRules.InstanceTypes, $"{path}.cpuCredits",
            $"'{path}.cpuCredits' ('{credits}') must be standard or unlimited");
    }

    /// <summary>True where a selector asks for something.</summary>
    public static bool SelectsAnything(this InstanceSelectorConfig? selector) => selector is not null && selector != new InstanceSelectorConfig();
}
