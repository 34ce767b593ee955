using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>Access policies of an entry that nearly allow a request: in another scope, or as the next larger policy.</summary>
internal static class NearPolicies
{
    // What each policy is followed by: the same and more. Source: EKS User Guide, "Review access policy permissions".
    private static readonly Dictionary<AccessPolicyName, ValueList<AccessPolicyName>> Next = new()
    {
        [AccessPolicyName.View] = [AccessPolicyName.Edit, AccessPolicyName.AdminView],
        [AccessPolicyName.Edit] = [AccessPolicyName.Admin],
        [AccessPolicyName.Admin] = [AccessPolicyName.ClusterAdmin],
        [AccessPolicyName.AdminView] = [AccessPolicyName.ClusterAdmin],
        [AccessPolicyName.SecretReader] = [AccessPolicyName.SecretAdmin],
    };

    /// <summary>At most one for each policy of the entry.</summary>
    public static IEnumerable<NearMissCandidate> Of(AccessGrant entry, AccessRequest request) =>
        entry.Policies
            .Select(association => InOtherScope(entry, association, request) ?? AsNextPolicy(entry, association, request))
            .OfType<NearMissCandidate>();

    private static NearMissCandidate? InOtherScope(AccessGrant entry, PolicyAssociation association, AccessRequest request) =>
        Answers(association, request) is (null, null) && Answers(association with { Scope = PolicyScope.Cluster }, request).Rule is { } rule
            ? Candidate(
                entry,
                association,
                rule,
                request.Namespace.Length > 0 ? $"its scope does not take in namespace '{request.Namespace}'" : "its scope is not the whole cluster",
                request.Namespace.Length > 0 ? $"add '{request.Namespace}' to the namespaces of its scope" : "give it the scope of the whole cluster",
                2)
            : null;

    private static NearMissCandidate? AsNextPolicy(AccessGrant entry, PolicyAssociation association, AccessRequest request) =>
        Answers(association, request) is (null, null)
            && Next.GetValueOrDefault(association.Policy).Select(next => (Policy: next, Answers(association with { Policy = next }, request).Rule))
                .FirstOrDefault(next => next.Rule is not null) is { Rule: { } rule, Policy: { } larger }
            ? Candidate(entry, association, rule, $"it does not give this, and {larger} does", $"associate {larger}, if all of it is meant", 3)
            : null;

    private static (RbacRule? Rule, string? Unknown) Answers(PolicyAssociation association, AccessRequest request) => PolicyReach.Of(association, request);

    private static NearMissCandidate Candidate(
        AccessGrant entry, PolicyAssociation association, RbacRule rule, string differs, string wayOut, int distance) => new(
        new NearMiss(
            NearMissKind.Policy,
            $"{new AccessPolicyRight(association, rule).Describe()}, of {new AuthenticatedByEntry(entry).Words}",
            [differs],
            wayOut,
            entry.Origin.Location),
        distance,
        $"{association.Policy} {differs}");
}
