using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What is said about the workloads that are read.</summary>
internal static class PodRules
{
    /// <summary>A workload that the API server would not take.</summary>
    public static readonly RuleInfo WorkloadIsReadable = new("PI001", Severity.Warning, "A workload is one that the API server takes, as far as the AWS "
        + "roles of its pods go.");

    /// <summary>Settings that are hidden in a shell text.</summary>
    public static readonly RuleInfo SettingsAreArguments = new("PI002", Severity.Warning, "kube2iam and kiam are started by command and args, or by a "
        + "shell text that is one plain command.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [WorkloadIsReadable, SettingsAreArguments, PermissionRules.PolicyIsReadable];
}
