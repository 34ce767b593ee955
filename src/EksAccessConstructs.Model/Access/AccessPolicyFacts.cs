using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Access;

/// <summary>Who may associate an access policy.</summary>
public enum PolicyAttachable
{
    /// <summary>Anybody who may call AssociateAccessPolicy.</summary>
    ByCustomers,

    /// <summary>AWS only, for service-linked roles.</summary>
    ByServicesOnly,

    /// <summary>EKS, for the cluster role of EKS Auto Mode.</summary>
    ToAutoModeClusterRole,
}

/// <summary>How much AWS says about what an access policy gives.</summary>
public enum PolicyDocumentation
{
    /// <summary>The exact rules are published.</summary>
    Table,

    /// <summary>Words, from which no rule can be made.</summary>
    Words,

    /// <summary>Only the name.</summary>
    NameOnly,

    /// <summary>Others quote a rule that AWS's own page is not known to have; it counts as unknown.</summary>
    ThirdParty,
}

/// <summary>What is known about one access policy, as of November 2026.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Attachable">Who may associate it.</param>
/// <param name="Documentation">How much AWS says about what it gives.</param>
/// <param name="TypicalScope">The scope that AWS recommends, <c>cluster</c> or <c>namespace</c>; null where it recommends none.</param>
/// <param name="Rules">What it gives; null where that is not published and so unknown.</param>
public sealed record AccessPolicyFacts(
    AccessPolicyName Policy, PolicyAttachable Attachable, PolicyDocumentation Documentation, string? TypicalScope, ValueList<RbacRule>? Rules)
{
    /// <summary>The month in which the facts were put together.</summary>
    public const string AsOf = "2026-11";

    /// <summary>Every policy known to this library, those for people first.</summary>
    public static ValueList<AccessPolicyFacts> All { get; } = [.. AccessPolicyTable.All];

    /// <summary>What is known about a policy; null where its very name is not known.</summary>
    public static AccessPolicyFacts? Of(AccessPolicyName policy) => Array.Find(AccessPolicyTable.All, facts => facts.Policy == policy);
}
