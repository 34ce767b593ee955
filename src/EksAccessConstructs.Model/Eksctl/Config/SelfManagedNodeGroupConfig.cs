namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>nodeGroups</c>: nodes in an auto scaling group of one's own.</summary>
internal sealed record SelfManagedNodeGroupConfig : NodeGroupConfig
{
    /// <summary>Several instance types, on demand and spot.</summary>
    /// <value>Default: one type, on demand.</value>
    public InstancesDistributionConfig? InstancesDistribution { get; init; }

    /// <summary>Metrics of the auto scaling group.</summary>
    /// <value>Default: none.</value>
    public ValueList<MetricsCollectionConfig> AsgMetricsCollection { get; init; }

    /// <summary>standard or unlimited, for burstable types.</summary>
    /// <value>Default: EC2's own.</value>
    public string? CpuCredits { get; init; }

    /// <summary>Classic load balancers that the nodes join.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ClassicLoadBalancerNames { get; init; }

    /// <summary><c>targetGroupARNs</c>: target groups that the nodes join.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> TargetGroupArns { get; init; }

    /// <summary><c>clusterDNS</c>: the address of the cluster's DNS.</summary>
    /// <value>Default: the tenth of the services' range.</value>
    public string? ClusterDns { get; init; }

    /// <summary>More configuration of the kubelet.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? KubeletExtraConfig { get; init; }

    /// <summary>containerd.</summary>
    /// <value>Default: containerd.</value>
    public string? ContainerRuntime { get; init; }

    /// <summary>After how many seconds an instance is replaced, at least 86400.</summary>
    /// <value>Default: never.</value>
    public int? MaxInstanceLifetime { get; init; }

    /// <summary>Local zones of the nodes.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> LocalZones { get; init; }

    /// <summary>True where instances may have Nitro enclaves.</summary>
    /// <value>Default: false.</value>
    public bool? EnclaveEnabled { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal override ConfigMap ToYaml() => base.ToYaml()
        .Part("instancesDistribution", InstancesDistribution?.ToYaml())
        .Parts("asgMetricsCollection", AsgMetricsCollection.Select(part => part.ToYaml()))
        .Text("cpuCredits", CpuCredits)
        .Texts("classicLoadBalancerNames", ClassicLoadBalancerNames)
        .Texts("targetGroupARNs", TargetGroupArns)
        .Text("clusterDNS", ClusterDns)
        .Document("kubeletExtraConfig", KubeletExtraConfig)
        .Text("containerRuntime", ContainerRuntime)
        .Integer("maxInstanceLifetime", MaxInstanceLifetime)
        .Texts("localZones", LocalZones)
        .Boolean("enclaveEnabled", EnclaveEnabled);
}

/// <summary><c>instancesDistribution</c> of a self-managed node group.</summary>
internal sealed record InstancesDistributionConfig
{
    /// <summary>The instance types, 1 to 20.</summary>
    public ValueList<string> InstanceTypes { get; init; }

    /// <summary>The most to pay for a spot instance hour, in US dollars.</summary>
    /// <value>Default: the on demand price.</value>
    public string? MaxPrice { get; init; }

    /// <summary>How many instances are on demand before any is spot.</summary>
    /// <value>Default: 0.</value>
    public int? OnDemandBaseCapacity { get; init; }

    /// <summary>How many of a hundred further instances are on demand.</summary>
    /// <value>Default: 100.</value>
    public int? OnDemandPercentageAboveBaseCapacity { get; init; }

    /// <summary>How many spot pools, 1 to 20.</summary>
    /// <value>Default: 2.</value>
    public int? SpotInstancePools { get; init; }

    /// <summary>How spot instances are chosen.</summary>
    /// <value>Default: EC2's own.</value>
    public string? SpotAllocationStrategy { get; init; }

    /// <summary>True where spot instances at risk are replaced early.</summary>
    /// <value>Default: false.</value>
    public bool? CapacityRebalance { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Texts("instanceTypes", InstanceTypes)
        .Number("maxPrice", MaxPrice)
        .Integer("onDemandBaseCapacity", OnDemandBaseCapacity)
        .Integer("onDemandPercentageAboveBaseCapacity", OnDemandPercentageAboveBaseCapacity)
        .Integer("spotInstancePools", SpotInstancePools)
        .Text("spotAllocationStrategy", SpotAllocationStrategy)
        .Boolean("capacityRebalance", CapacityRebalance);
}

/// <summary>One item of <c>asgMetricsCollection</c>.</summary>
internal sealed record MetricsCollectionConfig
{
    /// <summary>1Minute.</summary>
    public string? Granularity { get; init; }

    /// <summary>The metrics.</summary>
    /// <value>Default: all.</value>
    public ValueList<string> Metrics { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("granularity", Granularity).Texts("metrics", Metrics);
}
