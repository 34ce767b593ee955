namespace EksAccessConstructs.Compute;

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

    /// <summary>True where any word passes as an action, such as one that EKS has learned since: EKS decides at deployment.</summary>
    /// <value>Default: false; an unknown action is refused.</value>
    public bool AllowAnyAction { get; init; }

    /// <summary>What to do about certain conditions.</summary>
    /// <value>Default: EKS's own.</value>
    public ValueList<NodeRepairAction> Overrides { get; init; }
}

/// <summary>What EKS does about one condition of a node.</summary>
/// <param name="Condition">The condition, such as <c>AcceleratedHardwareReady</c>.</param>
/// <param name="Reason">The reason, such as <c>NvidiaXID13Error</c>.</param>
/// <param name="Action"><c>Replace</c>, <c>Reboot</c> or <c>NoAction</c>.</param>
/// <param name="MinWaitMinutes">How many minutes to wait first.</param>
public sealed record NodeRepairAction(string Condition, string Reason, string Action, int MinWaitMinutes)
{
    /// <summary>What keeps a word from being an action; null for one that EKS knows.</summary>
    internal static string? Problem(string action) => action is "Replace" or "Reboot" or "NoAction"
        ? null
        : $"'{action}' is not a repair action; use Replace, Reboot or NoAction";
}
