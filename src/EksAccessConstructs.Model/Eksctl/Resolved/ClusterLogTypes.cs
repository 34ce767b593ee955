namespace EksAccessConstructs.Eksctl;

/// <summary>The control plane logs that EKS can send to CloudWatch.</summary>
internal static class ClusterLogTypes
{
    /// <summary>Every type.</summary>
    public static ValueList<string> All { get; } = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    /// <summary>True for a word that stands for every type.</summary>
    public static bool IsWildcard(string type) => type is "all" or "*";

    /// <summary>The types with wildcards spread.</summary>
    public static ValueList<string> Spread(ValueList<string> types) => types.Any(IsWildcard) ? All : types.Distinct().ToValueList();
}
