namespace EksAccessConstructs.Audit;

/// <summary>The rules of audit logs.</summary>
internal static class AuditRules
{
    /// <summary>What looks like an event is one.</summary>
    public static readonly RuleInfo Readable = new("EKS245", Severity.Warning, "What begins like JSON in an audit log is whole JSON.");

    /// <summary>No record is longer than what is read of one.</summary>
    public static readonly RuleInfo RecordSize = new("EKS246", Severity.Warning, "A record of an audit log has at most 16 MiB.");

    /// <summary>A log holds events of the API server.</summary>
    public static readonly RuleInfo HoldsEvents = new("EKS247", Severity.Error, "An audit log holds events of the API server (audit.k8s.io).");

    /// <summary>A log holds no more than can be told apart in memory.</summary>
    public static readonly RuleInfo Countable = new(
        "EKS248", Severity.Error, "An audit log is about at most 50,000 users and 1,000,000 different requests.");

    /// <summary>A log can be unpacked to its end.</summary>
    public static readonly RuleInfo Whole = new("EKS249", Severity.Error, "A packed audit log can be unpacked to its end.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [Readable, RecordSize, HoldsEvents, Countable, Whole];
}
