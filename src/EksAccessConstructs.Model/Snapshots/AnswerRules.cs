namespace EksAccessConstructs.Snapshots;

/// <summary>The rules of answers that EKS gives about a cluster.</summary>
internal static class AnswerRules
{
    /// <summary>What is listed is described.</summary>
    public static readonly RuleInfo IsWhole = new("EKS233", Severity.Error,
        "Of each access entry and pod identity association that EKS lists, what EKS says of it is among the files.");

    /// <summary>An entry of a service-linked role lets a service of AWS in.</summary>
    public static readonly RuleInfo ServicesAreLeftOut = new("EKS234", Severity.Info,
        "An access entry that EKS makes for a service-linked role is EKS's own, and is in no answer.");

    /// <summary>Answers are those of EKS.</summary>
    public static readonly RuleInfo IsAnswer = new("EKS235", Severity.Error,
        "An answer of EKS about a cluster holds what EKS puts into it.");

    /// <summary>What a cluster has is compared with what it should have where both are known.</summary>
    public static readonly RuleInfo IsCollected = new("EKS236", Severity.Error,
        "What a cluster has is collected before it is compared with what it should have: its access entries at least.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [IsWhole, ServicesAreLeftOut, IsAnswer, IsCollected];
}
