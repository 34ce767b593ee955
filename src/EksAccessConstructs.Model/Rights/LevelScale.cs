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

    /// <summary>The level of rights in a place.</summary>
    public AccessLevel Of(RightSet rights, string place)
    {
        if (rights.IsEmpty)
        {
            return AccessLevel.None;
        }

        var inNamespace = place != Places.Cluster;
        return rights.Covers(Everything)
            ? AccessLevel.ClusterAdmin
            : Array.Find(marks, mark => mark.IsMetBy(rights, inNamespace))?.Level ?? AccessLevel.Custom;
    }

    /// <summary>All that a level may hold in a place: what its role and its access policy give.</summary>
    /// <param name="level">View, edit or admin; nothing for every other one.</param>
    /// <param name="place">The place.</param>
    public RightSet Most(AccessLevel level, string place) =>
        Array.Find(marks, mark => mark.Level == level)?.Most(place != Places.Cluster) ?? RightSet.Empty;

    private sealed class Mark(AccessLevel level, ValueList<RbacRule> role, ValueList<RbacRule> policy)
    {
        private readonly Bounds inCluster = new(RightSet.InCluster([.. role]), RightSet.InCluster([.. policy]));
        private readonly Bounds inNamespaces = new(RightSet.InNamespace(role), RightSet.InNamespace(policy));

        public AccessLevel Level => level;

        public static Mark Of(AccessLevel level, RoleLookup roles, string role, AccessPolicyName policy) => new(
            level, roles.Find(new RoleRef("ClusterRole", role), null)?.Rules ?? [], AccessPolicyFacts.Of(policy)?.Rules ?? []);

        public RightSet Most(bool inNamespace) => (inNamespace ? inNamespaces : inCluster).Most;

        public bool IsMetBy(RightSet rights, bool inNamespace) => (inNamespace ? inNamespaces : inCluster).Hold(rights);
    }

    private sealed class Bounds(RightSet role, RightSet policy)
    {
        public RightSet Most { get; } = role.Union(policy);

        // What is not within both together is found out fast, since most rights are not.
        public bool Hold(RightSet rights) => Most.Covers(rights) && ((!role.IsEmpty && rights.Covers(role)) || (!policy.IsEmpty && rights.Covers(policy)));
    }
}
