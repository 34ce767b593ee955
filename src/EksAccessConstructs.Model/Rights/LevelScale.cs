using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>Measures rights against the roles view, edit and admin of a cluster, with what it aggregates to them, and against the access policies of these
/// names.</summary>
/// <param name="roles">The roles of the cluster, built-in ones included.</param>
internal sealed class LevelScale(RoleLookup roles)
{
    private static readonly RbacRule Everything = new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] };

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
        return rights.Covers(RightSet.InCluster(Everything))
            ? AccessLevel.ClusterAdmin
            : Array.Find(marks, mark => mark.IsMetBy(rights, inNamespace))?.Level ?? AccessLevel.Custom;
    }

    private sealed record Mark(AccessLevel Level, ValueList<RbacRule> Role, ValueList<RbacRule> Policy)
    {
        public static Mark Of(AccessLevel level, RoleLookup roles, string role, AccessPolicyName policy) => new(
            level, roles.Find(new RoleRef("ClusterRole", role), null)?.Rules ?? [], AccessPolicyFacts.Of(policy)?.Rules ?? []);

        public bool IsMetBy(RightSet rights, bool inNamespace)
        {
            var (role, policy) = (Set(Role, inNamespace), Set(Policy, inNamespace));
            return ((!role.IsEmpty && rights.Covers(role)) || (!policy.IsEmpty && rights.Covers(policy))) && role.Union(policy).Covers(rights);
        }

        private static RightSet Set(ValueList<RbacRule> rules, bool inNamespace) => inNamespace ? RightSet.InNamespace(rules) : RightSet.InCluster([.. rules]);
    }
}
