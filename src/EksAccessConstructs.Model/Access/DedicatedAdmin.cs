namespace EksAccessConstructs.Access;

/// <summary>The administrator role that a stack makes for a cluster of which the input names no durable administrator.</summary>
public static class DedicatedAdmin
{
    /// <summary>What the role is called where its ARN is known at deployment only.</summary>
    public const string Label = "the administrator role of the stack";

    /// <summary>What it is let in with: AmazonEKSClusterAdminPolicy for the whole cluster.</summary>
    public static AccessGrant Grant { get; } = new()
    {
        Principal = PrincipalArn.UnresolvedRole("{AdminRole}", Label),
        Policies = [new PolicyAssociation(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)],
    };

    /// <summary>True where a cluster needs the role: entries count, no role is administrator by one, and its creator is none or does not suffice.</summary>
    /// <param name="plan">Who is let in without it.</param>
    public static bool IsNeeded(AccessPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Mode.HasEntries() && !plan.DurableAdministrators.Any() && plan is not { CreatorIsAdmin: true, CreatorSuffices: true };
    }
}
