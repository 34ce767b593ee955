namespace EksAccessConstructs.Eksctl;

/// <summary><c>autoModeConfig</c>: EKS Auto Mode.</summary>
internal sealed record AutoModeConfig
{
    /// <summary>True where Auto Mode is on.</summary>
    /// <value>Default: false.</value>
    public bool? Enabled { get; init; }

    /// <summary>The built-in node pools: general-purpose, system; empty for none.</summary>
    /// <value>Default: both.</value>
    public ValueList<string>? NodePools { get; init; }

    /// <summary><c>nodeRoleARN</c>: an existing role for the nodes.</summary>
    /// <value>Default: one is made.</value>
    public string? NodeRoleArn { get; init; }

    /// <summary><c>permissionsBoundaryARN</c>: the boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("enabled", Enabled)
        .TextsOrEmpty("nodePools", NodePools)
        .Text("nodeRoleARN", NodeRoleArn)
        .Text("permissionsBoundaryARN", PermissionsBoundaryArn);
}
