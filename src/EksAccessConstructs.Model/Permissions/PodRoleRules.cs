namespace EksAccessConstructs.Permissions;

/// <summary>The rules for roles of pods, EKS147 to EKS159.</summary>
internal static class PodRoleRules
{
    /// <summary>The role is in the cluster's account.</summary>
    public static readonly RuleInfo RoleIsInTheAccount = new("EKS147", Severity.Error,
        "The role of a pod identity association is in the account of the cluster; one of another account is its target role.");

    /// <summary>A role that exists lets EKS Pod Identity in.</summary>
    public static readonly RuleInfo RoleTrustsPodIdentity = new("EKS148", Severity.Warning,
        "A role that exists and is given to pods trusts EKS Pod Identity for them.");

    /// <summary>A trust asks for what sessions carry.</summary>
    public static readonly RuleInfo TrustFitsSession = new("EKS149", Severity.Error,
        "The trust of a role asks for session tags only where sessions carry them.");

    /// <summary>Every rule, in the order of codes.</summary>
    public static ValueList<RuleInfo> All { get; } = [RoleIsInTheAccount, RoleTrustsPodIdentity, TrustFitsSession];
}
