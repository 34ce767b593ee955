namespace EksAccessConstructs.Rights;

/// <summary>What a comparison of two versions points a reviewer to, for formats that know findings.</summary>
public static class ChangeRules
{
    /// <summary>Somebody becomes administrator of the cluster.</summary>
    public static RuleInfo Administrator { get; } = new("CH001", Severity.Error, "Nobody becomes administrator unseen.");

    /// <summary>Somebody gets a way to all rights.</summary>
    public static RuleInfo WayToAll { get; } = new("CH002", Severity.Error, "Nobody gets a way to all rights unseen.");

    /// <summary>Somebody gains rights.</summary>
    public static RuleInfo Gain { get; } = new("CH003", Severity.Warning, "Nobody gains rights unseen.");

    /// <summary>Somebody loses rights.</summary>
    public static RuleInfo Loss { get; } = new("CH004", Severity.Info, "Nobody loses rights unseen.");

    /// <summary>Pods get another AWS role.</summary>
    public static RuleInfo PodRole { get; } = new("CH005", Severity.Warning, "Pods get no other AWS role unseen.");

    /// <summary>All of them.</summary>
    public static ValueList<RuleInfo> All { get; } = [Administrator, WayToAll, Gain, Loss, PodRole];
}
