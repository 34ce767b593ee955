namespace EksAccessConstructs.Addons;

/// <summary>What kube-proxy is like.</summary>
public sealed record KubeProxyProps : ManagedAddonProps;

/// <summary>kube-proxy, which keeps the rules of services on each node, as an EKS add-on.</summary>
public sealed class KubeProxy : Construct
{
    /// <summary>Defines the add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public KubeProxy(Construct scope, string id, KubeProxyProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Addon = AddonParts.Define(this, AddonNames.KubeProxy, props);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }
}
