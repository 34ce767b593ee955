namespace EksAccessConstructs.Compute;

/// <summary>What a managed node group is like.</summary>
public sealed record ManagedNodesProps : NodesProps
{
    /// <summary>The instance types; with spot, name several.</summary>
    /// <value>Default: m5.large; none with a <see cref="LaunchTemplate"/> that names its own.</value>
    public ValueList<string> InstanceTypes { get; init; } = ["m5.large"];

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

    /// <summary>A launch template that exists, in place of one made here. What a template says is then said there.</summary>
    /// <value>Default: one is made.</value>
    public ExistingLaunchTemplate? LaunchTemplate { get; init; }

    internal override bool IsManaged => true;

    internal override ValueList<string> Types => InstanceTypes;
}

/// <summary>A launch template that exists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version; null for its default version.</param>
/// <param name="NamesImage">True where it names an image, so that none is chosen beside it.</param>
public sealed record ExistingLaunchTemplate(string Id, string? Version = null, bool NamesImage = false);

/// <summary>How many nodes of a managed group are replaced at once: exactly one of two.</summary>
public sealed record NodeUpdate
{
    /// <summary>How many.</summary>
    /// <value>Default: see <see cref="MaxUnavailablePercentage"/>.</value>
    public int? MaxUnavailable { get; init; }

    /// <summary>How many of a hundred.</summary>
    /// <value>Default: see <see cref="MaxUnavailable"/>.</value>
    public int? MaxUnavailablePercentage { get; init; }
}

/// <summary>What EKS does to unhealthy nodes of a managed group.</summary>
public sealed record NodeRepair
{
    /// <summary>True where EKS repairs.</summary>
    /// <value>Default: true.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>Above how many unhealthy nodes repair stops.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MaxUnhealthyNodeThresholdCount { get; init; }

    /// <summary>Above how many unhealthy nodes of a hundred repair stops.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MaxUnhealthyNodeThresholdPercentage { get; init; }

    /// <summary>How many nodes are repaired at once.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MaxParallelNodesRepairedCount { get; init; }

    /// <summary>How many nodes of a hundred are repaired at once.</summary>
    /// <value>Default: EKS's own.</value>
    public int? MaxParallelNodesRepairedPercentage { get; init; }

    /// <summary>What to do about certain conditions.</summary>
    /// <value>Default: EKS's own.</value>
    public ValueList<NodeRepairAction> Overrides { get; init; }
}

/// <summary>What EKS does about one condition of a node.</summary>
/// <param name="Condition">The condition, such as <c>AcceleratedHardwareReady</c>.</param>
/// <param name="Reason">The reason, such as <c>NvidiaXID13Error</c>.</param>
/// <param name="Action"><c>Replace</c>, <c>Reboot</c> or <c>NoAction</c>.</param>
/// <param name="MinWaitMinutes">How many minutes to wait first.</param>
public sealed record NodeRepairAction(string Condition, string Reason, string Action, int MinWaitMinutes);
