using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>Measures rights against the roles view, edit and admin of a cluster, with what it aggregates to them, and against the access policies of these
/// names.</summary>
/// <param name="roles">The roles of the cluster, built-in ones included.</param>
internal sealed class LevelScale(RoleLookup roles)
{
    private static readonly RightSet Everything = RightSet.InCluster(EksRights.AllResources);

    private readonly Mark[] marks =
    [
        Mark.Of(AccessLevel.Admin, roles, "admin", AccessPolicyName.Admin),
        Mark.Of(AccessLevel.Edit, roles, "edit", AccessPolicyName.Edit),
        Mark.Of(AccessLevel.View, roles, "view", AccessPolicyName.View),
    ];

    /// <summary>True for all rights to all resources.</summary>
    public static bool IsEverything(RightSet rights) => rights.Covers(Everything);

    /// <summary>The level of rights in a place.</summary>
    public AccessLevel Of(IEnumerable<RuleBundle> bundles, string place)
    {
        var parts = bundles.Select(bundle => bundle.In(place)).Where(part => !part.IsEmpty).ToList();
        var inNamespace = place != Places.Cluster;
        return parts switch
        {
            [] => AccessLevel.None,
            _ when IsEverything(RightSet.Union(parts)) => AccessLevel.ClusterAdmin,
            _ => Array.Find(marks, mark => mark.IsMetBy(parts, inNamespace))?.Level ?? AccessLevel.Custom,
        };
    }

    /// <summary>All that a level may hold in a place: what its role and its access policy give.</summary>
    /// <param name="level">View, edit or admin; nothing for every other one.</param>
    /// <param name="place">The place.</param>
    public RightSet Most(AccessLevel level, string place) =>
        Array.Find(marks, mark => mark.Level == level)?.Most(place != Places.Cluster) ?? RightSet.Empty;

    // In a scope of namespaces a policy gives less for sure: AWS does not say whether its rules for the namespace itself count there.
    private sealed class Mark(AccessLevel level, ValueList<RbacRule> role, ValueList<RbacRule> policy, ValueList<RbacRule> policyInNamespaces)
    {
        private readonly Bounds inCluster = new(RightSet.InCluster([.. role]), RightSet.InCluster([.. policy]), RightSet.InCluster([.. policy]));
        private readonly Bounds inNamespaces = new(RightSet.InNamespace(role), RightSet.InNamespace(policyInNamespaces), RightSet.InNamespace(policy));

        public AccessLevel Level => level;

        public static Mark Of(AccessLevel level, RoleLookup roles, string role, AccessPolicyName policy) => new(
            level, roles.Find(new RoleRef("ClusterRole", role), null)?.Rules ?? [], AccessPolicyFacts.Of(policy)?.Rules ?? [],
            PolicyReach.Certain(new PolicyAssociation(policy, PolicyScope.Namespaces("some"))).ToValueList());

        public RightSet Most(bool inNamespace) => (inNamespace ? inNamespaces : inCluster).Most;

        public bool IsMetBy(List<RightSet> parts, bool inNamespace) => (inNamespace ? inNamespaces : inCluster).Hold(parts);
    }

    private sealed class Bounds(RightSet role, RightSet policy, RightSet wholePolicy)
    {
        private readonly Dictionary<RightSet, bool> known = new(ReferenceEqualityComparer.Instance);

        public RightSet Most { get; } = role.Union(wholePolicy);

        // What is not within both together is found out fast, since most rights are not.
        public bool Hold(List<RightSet> parts) => parts.TrueForAll(IsWithin) && MeetsEither(RightSet.Union(parts));

        private bool MeetsEither(RightSet rights) => (!role.IsEmpty && rights.Covers(role)) || (!policy.IsEmpty && rights.Covers(policy));

        private bool IsWithin(RightSet part)
        {
            if (!known.TryGetValue(part, out var isWithin))
            {
                known.Add(part, isWithin = Most.Covers(part));
            }

            return isWithin;
        }
    }
}
