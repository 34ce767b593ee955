namespace EksAccessConstructs.Addons;

/// <summary>What the add-on for CloudWatch is like.</summary>
public sealed record CloudWatchObservabilityProps : AddonWithRoleProps;

/// <summary>Metrics, logs and traces of the cluster to CloudWatch, as an EKS add-on with a role of its own.</summary>
public sealed class CloudWatchObservability : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public CloudWatchObservability(Construct scope, string id, CloudWatchObservabilityProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.CloudWatchObservability, props, AddonParts.Recommended(AddonNames.CloudWatchObservability));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the add-on's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;
}
