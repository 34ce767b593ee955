namespace EksAccessConstructs.Addons;

/// <summary>What the node monitoring agent is like.</summary>
public sealed record NodeMonitoringAgentProps : ManagedAddonProps;

/// <summary>The EKS node monitoring agent, which tells EKS what is wrong with a node, so that it can be repaired.</summary>
public sealed class NodeMonitoringAgent : Construct
{
    /// <summary>Defines the add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public NodeMonitoringAgent(Construct scope, string id, NodeMonitoringAgentProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Addon = AddonParts.Define(this, AddonNames.NodeMonitoringAgent, props);
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }
}
