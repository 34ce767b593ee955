using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads node groups of both kinds.</summary>
internal static class NodeGroupReader
{
    public static ManagedNodeGroupConfig Managed(YamlFields fields) => (ManagedNodeGroupConfig)Shared(fields, new ManagedNodeGroupConfig
    {
        InstanceTypes = fields.Texts("instanceTypes"),
        Spot = fields.Boolean("spot"),
        LaunchTemplate = fields.Part("launchTemplate",
            template => new LaunchTemplateConfig { Origin = template.Location, Id = template.Word("id"), Version = template.Word("version") }),
        ReleaseVersion = fields.Word("releaseVersion"),
        NodeRepair = fields.Part("nodeRepairConfig", Repair),
        Taints = fields.Parts("taints", NodePartReader.Taint),
    });

    public static SelfManagedNodeGroupConfig SelfManaged(YamlFields fields) => (SelfManagedNodeGroupConfig)Shared(fields, new SelfManagedNodeGroupConfig
    {
        InstancesDistribution = fields.Part("instancesDistribution", Distribution),
        AsgMetricsCollection = fields.Parts("asgMetricsCollection", Metrics),
        CpuCredits = fields.Word("cpuCredits"),
        ClassicLoadBalancerNames = fields.Texts("classicLoadBalancerNames"),
        TargetGroupArns = fields.Texts("targetGroupARNs"),
        ClusterDns = fields.Word("clusterDNS"),
        KubeletExtraConfig = fields.Document("kubeletExtraConfig"),
        ContainerRuntime = fields.Word("containerRuntime"),
        MaxInstanceLifetime = fields.Integer("maxInstanceLifetime"),
        LocalZones = fields.Texts("localZones"),
        EnclaveEnabled = fields.Boolean("enclaveEnabled"),
        Taints = NodePartReader.TaintsOrMap(fields),
    });

    private static NodeGroupConfig Shared(YamlFields fields, NodeGroupConfig group) => group with
    {
        Origin = fields.Location,
        Name = fields.Word("name"),
        AmiFamily = fields.Word("amiFamily"),
        Ami = fields.Word("ami"),
        InstanceType = fields.Word("instanceType"),
        InstanceSelector = fields.Part("instanceSelector", NodePartReader.Selector),
        AvailabilityZones = fields.Texts("availabilityZones"),
        Subnets = fields.Texts("subnets"),
        PrivateNetworking = fields.Boolean("privateNetworking"),
        MinSize = fields.Integer("minSize"),
        MaxSize = fields.Integer("maxSize"),
        DesiredCapacity = fields.Integer("desiredCapacity"),
        InstancePrefix = fields.Word("instancePrefix"),
        InstanceName = fields.Word("instanceName"),
        Volume = NodePartReader.RootVolume(fields),
        AdditionalVolumes = fields.Parts("additionalVolumes", NodePartReader.AdditionalVolume),
        Ssh = fields.Part("ssh", NodePartReader.Ssh),
        Labels = fields.Pairs("labels"),
        Tags = fields.Pairs("tags"),
        Iam = fields.Part("iam", NodePartReader.Iam),
        SecurityGroups = fields.Part("securityGroups", NodePartReader.SecurityGroups),
        MaxPodsPerNode = fields.Integer("maxPodsPerNode"),
        PreBootstrapCommands = fields.Texts("preBootstrapCommands"),
        OverrideBootstrapCommand = fields.Text("overrideBootstrapCommand"),
        DisableImdsV1 = fields.Boolean("disableIMDSv1"),
        DisablePodImds = fields.Boolean("disablePodIMDS"),
        Placement = fields.Part("placement", NodePartReader.Placement),
        EfaEnabled = fields.Boolean("efaEnabled"),
        EbsOptimized = fields.Boolean("ebsOptimized"),
        EnableDetailedMonitoring = fields.Boolean("enableDetailedMonitoring"),
        CapacityReservation = fields.Part("capacityReservation", NodePartReader.Reservation),
        MarketType = NodePartReader.MarketType(fields),
        AsgSuspendProcesses = fields.Texts("asgSuspendProcesses"),
        PropagateAsgTags = fields.Boolean("propagateASGTags"),
        Bottlerocket = fields.Part("bottlerocket", rocket => new BottlerocketConfig
        {
            Origin = rocket.Location,
            EnableAdminContainer = rocket.Boolean("enableAdminContainer"),
            Settings = rocket.Document("settings"),
        }),
        OutpostArn = fields.Word("outpostARN"),
        UpdateConfig = fields.Part("updateConfig", update => new UpdateConfig
        {
            Origin = update.Location,
            MaxUnavailable = update.Integer("maxUnavailable"),
            MaxUnavailablePercentage = update.Integer("maxUnavailablePercentage"),
        }),
    };

    private static NodeRepairConfig Repair(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Enabled = fields.Boolean("enabled"),
        MaxUnhealthyNodeThresholdPercentage = fields.Integer("maxUnhealthyNodeThresholdPercentage"),
        MaxUnhealthyNodeThresholdCount = fields.Integer("maxUnhealthyNodeThresholdCount"),
        MaxParallelNodesRepairedPercentage = fields.Integer("maxParallelNodesRepairedPercentage"),
        MaxParallelNodesRepairedCount = fields.Integer("maxParallelNodesRepairedCount"),
        Overrides = fields.Parts("nodeRepairConfigOverrides", item => new NodeRepairOverride
        {
            Origin = item.Location,
            NodeMonitoringCondition = item.Word("nodeMonitoringCondition"),
            NodeUnhealthyReason = item.Word("nodeUnhealthyReason"),
            MinRepairWaitTimeMins = item.Integer("minRepairWaitTimeMins"),
            RepairAction = item.Word("repairAction"),
        }),
    };

    private static InstancesDistributionConfig Distribution(YamlFields fields) => new()
    {
        Origin = fields.Location,
        InstanceTypes = fields.Texts("instanceTypes"),
        MaxPrice = fields.Number("maxPrice"),
        OnDemandBaseCapacity = fields.Integer("onDemandBaseCapacity"),
        OnDemandPercentageAboveBaseCapacity = fields.Integer("onDemandPercentageAboveBaseCapacity"),
        SpotInstancePools = fields.Integer("spotInstancePools"),
        SpotAllocationStrategy = fields.Word("spotAllocationStrategy"),
        CapacityRebalance = fields.Boolean("capacityRebalance"),
    };

    private static MetricsCollectionConfig Metrics(YamlFields fields) =>
        new() { Origin = fields.Location, Granularity = fields.Word("granularity"), Metrics = fields.Texts("metrics") };
}
