namespace EksAccessConstructs.Eksctl;

/// <summary>How the control plane is tuned.</summary>
internal sealed record ControlPlaneConfig
{
    /// <summary><c>controlPlaneScalingConfig.tier</c>.</summary>
    /// <value>Default: EKS's own.</value>
    public string? ScalingTier { get; init; }

    /// <summary><c>kubeAPIServerConfig.eventTTL</c>: how long events are kept, such as 2h.</summary>
    /// <value>Default: EKS's own.</value>
    public string? EventTtl { get; init; }

    /// <summary><c>kubeAPIServerConfig.serviceNodePortRange.minPort</c>.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MinNodePort { get; init; }

    /// <summary><c>kubeAPIServerConfig.serviceNodePortRange.maxPort</c>.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MaxNodePort { get; init; }

    /// <summary><c>kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.type</c>: LeastAllocated or MostAllocated.</summary>
    /// <value>Default: EKS's own.</value>
    public string? ScoringStrategy { get; init; }

    /// <summary><c>kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources</c>.</summary>
    /// <value>Default: EKS's own.</value>
    public ValueList<ScoringResource> ScoringResources { get; init; }

    /// <summary><c>kubeControllerManagerConfig.horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod</c>, such as 10s.</summary>
    /// <value>Default: EKS's own.</value>
    public string? AutoscalerSyncPeriod { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Within("controlPlaneScalingConfig", new ConfigMap().Text("tier", ScalingTier))
        .Within("kubeAPIServerConfig", new ConfigMap()
            .Text("eventTTL", EventTtl)
            .Within("serviceNodePortRange", new ConfigMap().Integer("minPort", MinNodePort).Integer("maxPort", MaxNodePort)))
        .Within("kubeSchedulerConfig", new ConfigMap().Within("nodeResourcesFit", new ConfigMap().Within("scoringStrategy", new ConfigMap()
            .Text("type", ScoringStrategy)
            .Parts("resources", ScoringResources.Select(part => part.ToYaml())))))
        .Within("kubeControllerManagerConfig", new ConfigMap().Within("horizontalPodAutoscalerControllerConfig",
            new ConfigMap().Text("horizontalPodAutoscalerSyncPeriod", AutoscalerSyncPeriod)));
}

/// <summary>What the scheduler weighs.</summary>
internal sealed record ScoringResource
{
    /// <summary>The resource: cpu, memory, ….</summary>
    public required string Name { get; init; }

    /// <summary>Its weight.</summary>
    /// <value>Default: 1.</value>
    public int? Weight { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("name", Name).Integer("weight", Weight);
}

/// <summary><c>secretsEncryption</c>: the KMS key for secrets.</summary>
internal sealed record SecretsEncryptionConfig
{
    /// <summary><c>keyARN</c>: the ARN of the key.</summary>
    public string? KeyArn { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("keyARN", KeyArn);
}

/// <summary><c>upgradePolicy</c>: standard or extended support.</summary>
internal sealed record UpgradePolicyConfig
{
    /// <summary>STANDARD or EXTENDED.</summary>
    /// <value>Default: EKS's own.</value>
    public string? SupportType { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("supportType", SupportType);
}

/// <summary><c>zonalShiftConfig</c>: whether traffic may be moved out of a zone.</summary>
internal sealed record ZonalShiftConfig
{
    /// <summary>True where it may.</summary>
    /// <value>Default: false.</value>
    public bool? Enabled { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Boolean("enabled", Enabled);
}
