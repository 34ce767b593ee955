namespace EksAccessConstructs.Eksctl;

/// <summary><c>gitops.flux</c>: Flux, which eksctl bootstraps by running its program.</summary>
internal sealed record GitopsConfig
{
    /// <summary>The provider: github, gitlab, ….</summary>
    public string? GitProvider { get; init; }

    /// <summary>Flags of the program.</summary>
    /// <value>Default: none.</value>
    public ValueMap Flags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Part("flux", new ConfigMap().Text("gitProvider", GitProvider).Pairs("flags", Flags));
}
