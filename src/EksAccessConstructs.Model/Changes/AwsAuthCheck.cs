using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Plays through what rows do that are added to an aws-auth ConfigMap: who loses what, and whether nodes stay.</summary>
public static class AwsAuthCheck
{
    /// <summary>What there is to say about an addition; an error where it must not be applied.</summary>
    /// <remarks>The identity that created the cluster is taken to be administrator, as EKS has it in mode CONFIG_MAP.</remarks>
    /// <param name="addition">The addition.</param>
    public static ValueList<Finding> Findings(AwsAuthAddition addition)
    {
        ArgumentNullException.ThrowIfNull(addition);
        var before = new ClusterSnapshot
        {
            Plan = AccessPlan.Empty with { Mode = ClusterAuthenticationMode.ConfigMap, CreatorIsAdmin = true },
            AwsAuth = addition.Held,
        };
        return
        [
            .. AwsAuthMerge.NodesLost(addition.Held, addition.Merged),
            .. LockoutSimulation.Compare(before, before with { AwsAuth = addition.Merged }).Findings,
        ];
    }
}
