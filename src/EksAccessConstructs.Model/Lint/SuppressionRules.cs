namespace EksAccessConstructs.Lint;

/// <summary>What a suppression must be. Findings of these rules cannot be suppressed.</summary>
internal static class SuppressionRules
{
    /// <summary>A suppression that has run out.</summary>
    public static readonly RuleInfo NotExpired = new("SU001", Severity.Error, "A suppression has not expired.");

    /// <summary>A suppression that has nothing to suppress.</summary>
    public static readonly RuleInfo Used = new("SU002", Severity.Warning, "A suppression suppresses something.");

    /// <summary>A suppression that says too little.</summary>
    public static readonly RuleInfo Complete = new(
        "SU003", Severity.Error, "A suppression names a rule, an object, a reason, an owner and the day on which it expires.");

    /// <summary>All of them.</summary>
    public static ValueList<RuleInfo> All { get; } = [NotExpired, Used, Complete];
}
