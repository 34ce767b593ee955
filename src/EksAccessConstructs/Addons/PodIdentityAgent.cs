namespace EksAccessConstructs.Addons;

/// <summary>What the EKS Pod Identity Agent is like.</summary>
public sealed record PodIdentityAgentProps : ManagedAddonProps;

/// <summary>The EKS Pod Identity Agent, which hands pods the credentials of their role. An <see cref="Cluster.EksCluster"/> brings it by itself with the
/// first role that needs it; define it to pin its version, or for a cluster that exists already.</summary>
public sealed class PodIdentityAgent : Construct
{
    /// <summary>The id of the warning that nobody brings the agent, for those who acknowledge it.</summary>
    public const string MissingWarning = "EksAccessConstructs:EKS019";

    /// <summary>Defines the add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public PodIdentityAgent(Construct scope, string id, PodIdentityAgentProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Addon = AddonParts.Define(this, AddonNames.PodIdentityAgent, props);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }
}
