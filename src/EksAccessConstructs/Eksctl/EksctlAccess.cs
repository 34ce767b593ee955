using EksAccessConstructs.Access;

namespace EksAccessConstructs.Eksctl;

/// <summary>Who is let in by a ClusterConfig.</summary>
internal static class EksctlAccess
{
    /// <summary>The access entries of the file as a plan.</summary>
    public static Reading<AccessPlan> Plan(ResolvedCluster cluster)
    {
        var findings = new List<Finding>();
        List<AccessGrant> grants = [];
        foreach (var entry in cluster.Config.Access?.AccessEntries ?? [])
        {
            var principal = PrincipalArn.Read(entry.PrincipalArn, entry.Origin.Spot);
            findings.AddRange(principal.Findings);
            if (principal.Value is { } known)
            {
                grants.Add(Grant(entry, known));
            }
        }

        var plan = AccessPlan.Build(grants, cluster.AuthenticationMode, cluster.CreatorIsAdmin);
        return plan with { Findings = [.. findings, .. plan.Findings] };
    }

    private static AccessGrant Grant(AccessEntryConfig entry, PrincipalArn principal) => new()
    {
        Principal = principal,
        Type = entry.Type is { Length: > 0 } type ? EntryType.Custom(type) : EntryType.Standard,
        Username = entry.KubernetesUsername,
        Groups = entry.KubernetesGroups,
        Policies = entry.AccessPolicies.Select(policy => new PolicyAssociation(PolicyOf(policy.PolicyArn), ScopeOf(policy))).ToValueList(),
        Origin = entry.Origin,
    };

    private static AccessPolicyName PolicyOf(string arn) => AccessPolicyName.Custom(arn[(arn.LastIndexOf('/') + 1)..]);

    private static PolicyScope ScopeOf(AccessPolicyConfig policy) => policy.ScopeType == "cluster" ? PolicyScope.Cluster : PolicyScope.Namespaces([.. policy.Namespaces]);
}
