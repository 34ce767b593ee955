using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>What is known of one cluster's access, for rules to look at. What is not given is not known, and rules that need it find nothing.</summary>
public sealed class LintWorld
{
    /// <summary>The RBAC objects, service accounts and namespaces.</summary>
    /// <value>Default: none.</value>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>Who is let in by access entries.</summary>
    /// <value>Default: null, not known.</value>
    public AccessPlan? Access { get; init; }

    /// <summary>The RBAC objects as they are in the cluster before this change.</summary>
    /// <value>Default: null, not known.</value>
    public RbacObjects? Before { get; init; }
}
