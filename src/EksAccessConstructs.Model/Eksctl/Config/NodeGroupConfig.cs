namespace EksAccessConstructs.Eksctl;

/// <summary>What managed and self-managed node groups have in common.</summary>
internal abstract record NodeGroupConfig
{
    /// <summary>The name, unique over both kinds.</summary>
    public string? Name { get; init; }

    /// <summary>The operating system.</summary>
    /// <value>Default: AmazonLinux2023.</value>
    public string? AmiFamily { get; init; }

    /// <summary>An image, or <c>auto</c>, or <c>auto-ssm</c>.</summary>
    /// <value>Default: EKS's own for the family.</value>
    public string? Ami { get; init; }

    /// <summary>The instance type.</summary>
    /// <value>Default: m5.large.</value>
    public string? InstanceType { get; init; }

    /// <summary>What an instance type must have, where no type is named.</summary>
    /// <value>Default: none.</value>
    public InstanceSelectorConfig? InstanceSelector { get; init; }

    /// <summary>The zones.</summary>
    /// <value>Default: all zones that offer the instance types.</value>
    public ValueList<string> AvailabilityZones { get; init; }

    /// <summary>The subnets, by id or by name in <c>vpc.subnets</c>.</summary>
    /// <value>Default: the cluster's.</value>
    public ValueList<string> Subnets { get; init; }

    /// <summary>True where nodes are in private subnets.</summary>
    /// <value>Default: false.</value>
    public bool? PrivateNetworking { get; init; }

    /// <summary>The fewest nodes.</summary>
    /// <value>Default: desiredCapacity, else 2.</value>
    public int? MinSize { get; init; }

    /// <summary>The most nodes.</summary>
    /// <value>Default: desiredCapacity, else minSize, at least 1.</value>
    public int? MaxSize { get; init; }

    /// <summary>The nodes to begin with.</summary>
    /// <value>Default: minSize.</value>
    public int? DesiredCapacity { get; init; }

    /// <summary>What is put before the Name of instances.</summary>
    /// <value>Default: none.</value>
    public string? InstancePrefix { get; init; }

    /// <summary>The Name of instances.</summary>
    /// <value>Default: CLUSTER-GROUP-Node.</value>
    public string? InstanceName { get; init; }

    /// <summary><c>volumeSize</c>, <c>volumeType</c> and their neighbours: the root volume.</summary>
    /// <value>Default: gp3 of 80 GiB.</value>
    public VolumeConfig? Volume { get; init; }

    /// <summary>More volumes.</summary>
    /// <value>Default: none.</value>
    public ValueList<VolumeConfig> AdditionalVolumes { get; init; }

    /// <summary>Access by SSH.</summary>
    /// <value>Default: none.</value>
    public SshConfig? Ssh { get; init; }

    /// <summary>Labels of the nodes.</summary>
    /// <value>Default: eksctl's two.</value>
    public ValueMap Labels { get; init; }

    /// <summary>Tags of the group and its instances.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Taints of the nodes.</summary>
    /// <value>Default: none.</value>
    public ValueList<TaintConfig> Taints { get; init; }

    /// <summary>The nodes' role.</summary>
    /// <value>Default: one is made.</value>
    public NodeGroupIamConfig? Iam { get; init; }

    /// <summary>Security groups of the nodes.</summary>
    /// <value>Default: the cluster's.</value>
    public NodeSecurityGroupsConfig? SecurityGroups { get; init; }

    /// <summary>How many pods a node takes.</summary>
    /// <value>Default: by instance type.</value>
    public int? MaxPodsPerNode { get; init; }

    /// <summary>Shell commands before a node joins.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> PreBootstrapCommands { get; init; }

    /// <summary>What joins the node instead of the usual.</summary>
    /// <value>Default: none.</value>
    public string? OverrideBootstrapCommand { get; init; }

    /// <summary><c>disableIMDSv1</c>: true where the instance metadata service wants a token.</summary>
    /// <value>Default: true.</value>
    public bool? DisableImdsV1 { get; init; }

    /// <summary><c>disablePodIMDS</c>: true where pods cannot reach the instance metadata service.</summary>
    /// <value>Default: false.</value>
    public bool? DisablePodImds { get; init; }

    /// <summary>The placement group.</summary>
    /// <value>Default: none.</value>
    public PlacementConfig? Placement { get; init; }

    /// <summary>True where nodes have an Elastic Fabric Adapter.</summary>
    /// <value>Default: false.</value>
    public bool? EfaEnabled { get; init; }

    /// <summary>True where instances are EBS-optimized.</summary>
    /// <value>Default: by instance type.</value>
    public bool? EbsOptimized { get; init; }

    /// <summary>True where EC2 reports every minute.</summary>
    /// <value>Default: false.</value>
    public bool? EnableDetailedMonitoring { get; init; }

    /// <summary>The capacity reservation.</summary>
    /// <value>Default: none.</value>
    public CapacityReservationConfig? CapacityReservation { get; init; }

    /// <summary><c>instanceMarketOptions.marketType</c>: capacity-block.</summary>
    /// <value>Default: on demand.</value>
    public string? MarketType { get; init; }

    /// <summary>Processes of the auto scaling group that are suspended.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AsgSuspendProcesses { get; init; }

    /// <summary><c>propagateASGTags</c>: true where labels and taints become tags for the cluster autoscaler.</summary>
    /// <value>Default: false.</value>
    public bool? PropagateAsgTags { get; init; }

    /// <summary>Settings of Bottlerocket.</summary>
    /// <value>Default: none.</value>
    public BottlerocketConfig? Bottlerocket { get; init; }

    /// <summary><c>outpostARN</c>: the Outpost.</summary>
    /// <value>Default: the control plane's.</value>
    public string? OutpostArn { get; init; }

    /// <summary>How many nodes are replaced at once.</summary>
    /// <value>Default: EKS's own.</value>
    public UpdateConfig? UpdateConfig { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal virtual ConfigMap ToYaml() => new ConfigMap()
        .Text("name", Name)
        .Text("amiFamily", AmiFamily)
        .Text("ami", Ami)
        .Text("instanceType", InstanceType)
        .Part("instanceSelector", InstanceSelector?.ToYaml())
        .Texts("availabilityZones", AvailabilityZones)
        .Texts("subnets", Subnets)
        .Boolean("privateNetworking", PrivateNetworking)
        .Integer("minSize", MinSize)
        .Integer("maxSize", MaxSize)
        .Integer("desiredCapacity", DesiredCapacity)
        .Text("instancePrefix", InstancePrefix)
        .Text("instanceName", InstanceName)
        .With(Volume?.ToYaml())
        .Parts("additionalVolumes", AdditionalVolumes.Select(part => part.ToYaml()))
        .Part("ssh", Ssh?.ToYaml())
        .Pairs("labels", Labels)
        .Pairs("tags", Tags)
        .Parts("taints", Taints.Select(part => part.ToYaml()))
        .Part("iam", Iam?.ToYaml())
        .Part("securityGroups", SecurityGroups?.ToYaml())
        .Integer("maxPodsPerNode", MaxPodsPerNode)
        .Texts("preBootstrapCommands", PreBootstrapCommands)
        .Text("overrideBootstrapCommand", OverrideBootstrapCommand)
        .Boolean("disableIMDSv1", DisableImdsV1)
        .Boolean("disablePodIMDS", DisablePodImds)
        .Part("placement", Placement?.ToYaml())
        .Boolean("efaEnabled", EfaEnabled)
        .Boolean("ebsOptimized", EbsOptimized)
        .Boolean("enableDetailedMonitoring", EnableDetailedMonitoring)
        .Part("capacityReservation", CapacityReservation?.ToYaml())
        .Within("instanceMarketOptions", new ConfigMap().Text("marketType", MarketType))
        .Texts("asgSuspendProcesses", AsgSuspendProcesses)
        .Boolean("propagateASGTags", PropagateAsgTags)
        .Part("bottlerocket", Bottlerocket?.ToYaml())
        .Text("outpostARN", OutpostArn)
        .Part("updateConfig", UpdateConfig?.ToYaml());
}
