namespace EksAccessConstructs.Eksctl;

/// <summary><c>karpenter</c>: the Karpenter autoscaler.</summary>
internal sealed record KarpenterConfig
{
    /// <summary>The version, from 0.20.0.</summary>
    public string? Version { get; init; }

    /// <summary>True where its service account is made.</summary>
    /// <value>Default: false.</value>
    public bool? CreateServiceAccount { get; init; }

    /// <summary>The instance profile of its nodes.</summary>
    /// <value>Default: one is made.</value>
    public string? DefaultInstanceProfile { get; init; }

    /// <summary>True where a queue tells it of spot interruptions.</summary>
    /// <value>Default: false.</value>
    public bool? WithSpotInterruptionQueue { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("version", Version)
        .Boolean("createServiceAccount", CreateServiceAccount)
        .Text("defaultInstanceProfile", DefaultInstanceProfile)
        .Boolean("withSpotInterruptionQueue", WithSpotInterruptionQueue);
}
