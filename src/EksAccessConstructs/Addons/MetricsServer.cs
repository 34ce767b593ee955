namespace EksAccessConstructs.Addons;

/// <summary>What the Metrics Server is like.</summary>
public sealed record MetricsServerProps : ManagedAddonProps;

/// <summary>The Kubernetes Metrics Server, which a HorizontalPodAutoscaler needs, as a community add-on of EKS.</summary>
/// <remarks>EKS offers it in the partition aws (EKS160).</remarks>
public sealed class MetricsServer : Construct
{
    /// <summary>Defines the add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public MetricsServer(Construct scope, string id, MetricsServerProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Addon = AddonParts.Define(this, AddonNames.MetricsServer, props);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }
}
