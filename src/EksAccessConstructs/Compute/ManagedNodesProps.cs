using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>What a managed node group is like.</summary>
public sealed record ManagedNodesProps : NodesProps
{
    /// <summary>The instance types; with spot, name several.</summary>
    /// <value>Default: m5.large; none with a <see cref="LaunchTemplate"/> that names its own.</value>
    public ValueList<InstanceTypeName> InstanceTypes { get; init; } = ["m5.large"];

    /// <summary>True for spot instances.</summary>
    /// <value>Default: on demand.</value>
    public bool Spot { get; init; }

    /// <summary>How many nodes are replaced at once.</summary>
    /// <value>Default: one at a time, EKS's own choice.</value>
    public NodeUpdate? Update { get; init; }

    /// <summary>What EKS does to unhealthy nodes.</summary>
    /// <value>Default: nothing.</value>
    public NodeRepair? Repair { get; init; }

    /// <summary>The release of EKS's image, such as <c>1.34.1-20260101</c>.</summary>
    /// <value>Default: the newest when the group is made or its version changes.</value>
    public string? ReleaseVersion { get; init; }

    /// <summary>A launch template in place of one made here: one that exists, or one of the CDK (<see cref="LaunchTemplates.ToExisting"/>). What a template
    /// says is then said there.</summary>
    /// <value>Default: one is made.</value>
    public ExistingLaunchTemplate? LaunchTemplate { get; init; }

    internal override bool IsManaged => true;

    internal override ValueList<string> Types => InstanceTypes.Select(type => type.Name).ToValueList();
}
