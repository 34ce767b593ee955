namespace EksAccessConstructs.Eksctl;

/// <summary><c>metadata</c>: what the cluster is called and where it runs.</summary>
public sealed record ClusterMetadata
{
    /// <summary>The name of the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The Kubernetes version: <c>1.34</c>, <c>latest</c> or <c>auto</c>. What EKS offers is listed in docs/eksctl.md.</summary>
    /// <value>Default: 1.35; with eksctl's defaults 1.34.</value>
    public string? Version { get; init; }

    /// <summary>Tags of everything that is made.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Annotations; nothing reads them, not even eksctl.</summary>
    /// <value>Default: none.</value>
    public ValueMap Annotations { get; init; }

    /// <summary>True where an upgrade goes on against upgrade insights.</summary>
    /// <value>Default: false.</value>
    public bool? ForceUpdateVersion { get; init; }

    /// <summary><c>rollbackConfig.timeoutMinutes</c>: how long an upgrade may be rolled back, in minutes, 120 to 10080.</summary>
    /// <value>Default: EKS's own, 720.</value>
    public int? RollbackTimeoutMinutes { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("name", Name)
        .Text("region", Region)
        .Text("version", Version)
        .Pairs("tags", Tags)
        .Pairs("annotations", Annotations)
        .Boolean("forceUpdateVersion", ForceUpdateVersion)
        .Within("rollbackConfig", new ConfigMap().Integer("timeoutMinutes", RollbackTimeoutMinutes));
}
