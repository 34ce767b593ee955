namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>managedNodeGroups</c>: nodes that EKS keeps.</summary>
internal sealed record ManagedNodeGroupConfig : NodeGroupConfig
{
    /// <summary>The instance types.</summary>
    /// <value>Default: m5.large.</value>
    public ValueList<string> InstanceTypes { get; init; }

    /// <summary>True for spot instances.</summary>
    /// <value>Default: false.</value>
    public bool? Spot { get; init; }

    /// <summary>A launch template of one's own.</summary>
    /// <value>Default: one is made.</value>
    public LaunchTemplateConfig? LaunchTemplate { get; init; }

    /// <summary>The AMI release.</summary>
    /// <value>Default: the latest.</value>
    public string? ReleaseVersion { get; init; }

    /// <summary><c>nodeRepairConfig</c>: what happens to unhealthy nodes.</summary>
    /// <value>Default: nothing.</value>
    public NodeRepairConfig? NodeRepair { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal override ConfigMap ToYaml() => base.ToYaml()
        .Texts("instanceTypes", InstanceTypes)
        .Boolean("spot", Spot)
        .Part("launchTemplate", LaunchTemplate?.ToYaml())
        .Text("releaseVersion", ReleaseVersion)
        .Part("nodeRepairConfig", NodeRepair?.ToYaml());
}

/// <summary><c>launchTemplate</c> of a managed node group.</summary>
internal sealed record LaunchTemplateConfig
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The version, a number.</summary>
    /// <value>Default: the default version.</value>
    public string? Version { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("id", Id).Text("version", Version);
}

/// <summary><c>updateConfig</c> of a node group: exactly one of two.</summary>
internal sealed record UpdateConfig
{
    /// <summary>How many nodes.</summary>
    public int? MaxUnavailable { get; init; }

    /// <summary>How many of a hundred nodes.</summary>
    public int? MaxUnavailablePercentage { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Integer("maxUnavailable", MaxUnavailable)
        .Integer("maxUnavailablePercentage", MaxUnavailablePercentage);
}

/// <summary><c>nodeRepairConfig</c> of a managed node group.</summary>
internal sealed record NodeRepairConfig
{
    /// <summary>True where unhealthy nodes are replaced.</summary>
    /// <value>Default: false.</value>
    public bool? Enabled { get; init; }

    /// <summary>Above how many unhealthy nodes of a hundred repair stops.</summary>
    public int? MaxUnhealthyNodeThresholdPercentage { get; init; }

    /// <summary>Above how many unhealthy nodes repair stops.</summary>
    public int? MaxUnhealthyNodeThresholdCount { get; init; }

    /// <summary>How many nodes of a hundred are repaired at once.</summary>
    public int? MaxParallelNodesRepairedPercentage { get; init; }

    /// <summary>How many nodes are repaired at once.</summary>
    public int? MaxParallelNodesRepairedCount { get; init; }

    /// <summary><c>nodeRepairConfigOverrides</c>: what to do about certain troubles.</summary>
    /// <value>Default: none.</value>
    public ValueList<NodeRepairOverride> Overrides { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("enabled", Enabled)
        .Integer("maxUnhealthyNodeThresholdPercentage", MaxUnhealthyNodeThresholdPercentage)
        .Integer("maxUnhealthyNodeThresholdCount", MaxUnhealthyNodeThresholdCount)
        .Integer("maxParallelNodesRepairedPercentage", MaxParallelNodesRepairedPercentage)
        .Integer("maxParallelNodesRepairedCount", MaxParallelNodesRepairedCount)
        .Parts("nodeRepairConfigOverrides", Overrides.Select(part => part.ToYaml()));
}

/// <summary>One item of <c>nodeRepairConfigOverrides</c>.</summary>
internal sealed record NodeRepairOverride
{
    /// <summary>The condition.</summary>
    public string? NodeMonitoringCondition { get; init; }

    /// <summary>The reason.</summary>
    public string? NodeUnhealthyReason { get; init; }

    /// <summary>How long to wait, in minutes.</summary>
    public int? MinRepairWaitTimeMins { get; init; }

    /// <summary>Replace, Reboot or NoAction.</summary>
    public string? RepairAction { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("nodeMonitoringCondition", NodeMonitoringCondition)
        .Text("nodeUnhealthyReason", NodeUnhealthyReason)
        .Integer("minRepairWaitTimeMins", MinRepairWaitTimeMins)
        .Text("repairAction", RepairAction);
}
