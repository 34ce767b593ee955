namespace EksAccessConstructs.Rights;

/// <summary>What an allowance must be.</summary>
internal static class AllowanceRules
{
    /// <summary>An allowance that says too little, or too much.</summary>
    public static readonly RuleInfo Complete = new(
        "EKS182", Severity.Error,
        "An allowance of a change names who, where, either verbs and resources, a level, 'administrator' or an AWS role, a reason, an owner and the day "
            + "on which it expires.");

    /// <summary>An allowance that has run out.</summary>
    public static readonly RuleInfo NotExpired = new("EKS183", Severity.Error, "An allowance of a change has not expired.");

    /// <summary>An allowance of something that does not happen.</summary>
    public static readonly RuleInfo Used = new("EKS184", Severity.Warning, "An allowance of a change allows something.");

    /// <summary>An allowance that runs out soon.</summary>
    public static readonly RuleInfo LastsOn = new("EKS185", Severity.Info, "An allowance of a change lasts for two more weeks.");

    /// <summary>All of them.</summary>
    public static ValueList<RuleInfo> All { get; } = [Complete, NotExpired, Used, LastsOn];
}
