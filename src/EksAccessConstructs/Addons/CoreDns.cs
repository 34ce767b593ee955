namespace EksAccessConstructs.Addons;

/// <summary>What CoreDNS is like.</summary>
public sealed record CoreDnsProps : ManagedAddonProps;

/// <summary>CoreDNS, which answers names inside the cluster, as an EKS add-on. It waits for nodes of the same stack.</summary>
public sealed class CoreDns : Construct
{
    /// <summary>Defines the add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public CoreDns(Construct scope, string id, CoreDnsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Addon = AddonParts.Define(this, AddonNames.CoreDns, props);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }
}
