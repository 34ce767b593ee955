namespace EksAccessConstructs.Addons;

/// <summary>What the agent of Network Flow Monitor is like.</summary>
public sealed record NetworkFlowMonitorProps : AddonWithRoleProps;

/// <summary>The agent of CloudWatch Network Flow Monitor, as an EKS add-on with a role of its own.</summary>
public sealed class NetworkFlowMonitor : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public NetworkFlowMonitor(Construct scope, string id, NetworkFlowMonitorProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.NetworkFlowMonitor, props, AddonParts.Recommended(AddonNames.NetworkFlowMonitor));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the add-on's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;
}
