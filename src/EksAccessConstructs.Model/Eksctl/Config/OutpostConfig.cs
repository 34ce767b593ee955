namespace EksAccessConstructs.Eksctl;

/// <summary><c>outpost</c>: a local cluster on an Outpost.</summary>
internal sealed record OutpostConfig
{
    /// <summary><c>controlPlaneOutpostARN</c>: the Outpost.</summary>
    public string? ControlPlaneOutpostArn { get; init; }

    /// <summary>The instance type of the control plane.</summary>
    /// <value>Default: chosen by eksctl.</value>
    public string? ControlPlaneInstanceType { get; init; }

    /// <summary>Where control plane instances are placed.</summary>
    /// <value>Default: anywhere.</value>
    public PlacementConfig? ControlPlanePlacement { get; init; }

    /// <summary>The instance type of etcd.</summary>
    /// <value>Default: none.</value>
    public string? EtcdInstanceType { get; init; }

    /// <summary>Where etcd instances are placed.</summary>
    /// <value>Default: anywhere.</value>
    public PlacementConfig? EtcdPlacement { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("controlPlaneOutpostARN", ControlPlaneOutpostArn)
        .Text("controlPlaneInstanceType", ControlPlaneInstanceType)
        .Part("controlPlanePlacement", ControlPlanePlacement?.ToYaml())
        .Text("etcdInstanceType", EtcdInstanceType)
        .Part("etcdPlacement", EtcdPlacement?.ToYaml());
}

/// <summary>Where instances are placed.</summary>
internal sealed record PlacementConfig
{
    /// <summary>The placement group.</summary>
    public string? GroupName { get; init; }

    /// <summary>host or rack; has an effect on Outposts only.</summary>
    public string? SpreadLevel { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("groupName", GroupName).Text("spreadLevel", SpreadLevel);
}
