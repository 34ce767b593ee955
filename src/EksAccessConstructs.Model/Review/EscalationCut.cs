using System.Diagnostics.Contracts;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>A right to be taken away, so that a way up is closed.</summary>
/// <param name="Words">What to do, such as <c>take 'create' on pods out of Role shop/deployer (rbac.yaml:3:1)</c>.</param>
public sealed record EscalationCut(string Words)
{
    private Func<ClusterSnapshot, ClusterSnapshot> Apply { get; init; } = cluster => cluster;

    /// <summary>Where the object is that is to be changed; null where no file says.</summary>
    /// <value>Default: null.</value>
    public SourceLocation? Location { get; init; }

    /// <summary>The cluster without the right.</summary>
    [Pure]
    public ClusterSnapshot Without(ClusterSnapshot cluster) => Apply(cluster);

    /// <summary>Equal where they say to do the same.</summary>
    public bool Equals(EscalationCut? other) => other is not null && other.Words == Words;

    /// <inheritdoc/>
    public override int GetHashCode() => Words.GetHashCode(StringComparison.Ordinal);

    /// <summary>What takes away the right that allows a request; null where that is no object of the files.</summary>
    internal static EscalationCut? Of(ClusterSnapshot cluster, AllowedRequest allowed) => allowed.By switch
    {
        RightThroughAuthentication { AuthenticatedAs: AuthenticatedByEntry entry, Right: AccessPolicyRight policy } => Policy(entry.Entry, policy.Association),
        RightThroughAuthentication { Right: RbacGrant grant } => OfGrant(cluster, grant, allowed.Request),
        RbacGrant grant => OfGrant(cluster, grant, allowed.Request),
        _ => null,
    };

    private static EscalationCut? OfGrant(ClusterSnapshot cluster, RbacGrant grant, AccessRequest request) =>
        request is ResourceRequest resource && IsWrittenIn(cluster, grant) && WithoutRight(grant.Rule, resource) is not null
            ? Role(grant, resource)
            : Subject(cluster, grant);

    // The rules of an aggregated role come from others, and those of a built-in role come back.
    private static bool IsWrittenIn(ClusterSnapshot cluster, RbacGrant grant) =>
        grant.Role is not ClusterRole { Aggregation: not null } && cluster.Rbac.All.Any(one => one.Kind == grant.Role.Kind && one.Id == grant.Role.Id);

    // A rule that names verb, group and resource can lose one of them; of a wildcard nothing can be taken away.
    private static ValueList<RbacRule>? WithoutRight(RbacRule rule, ResourceRequest request)
    {
        var word = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        if (!rule.Verbs.Contains(request.Verb) || !rule.Resources.Contains(word) || !rule.ApiGroups.Contains(request.Group))
        {
            return null;
        }

        return
        [
            .. Left(rule with { Verbs = rule.Verbs.Where(verb => verb != request.Verb).ToValueList(), Resources = [word] }),
            .. Left(rule with { Resources = rule.Resources.Where(one => one != word).ToValueList() }),
        ];
    }

    private static IEnumerable<RbacRule> Left(RbacRule rule) => rule.Verbs.IsEmpty || rule.Resources.IsEmpty ? [] : [rule];

    private static EscalationCut Role(RbacGrant grant, ResourceRequest request) =>
        new($"take '{request.Verb}' on {(request with { Verb = "", Name = "", Namespace = "" }).ToString().Trim()} out of {grant.Role.Id}")
        {
            Location = grant.Role.Origin.Location,
            Apply = cluster => Replace(cluster, one => one.Kind == grant.Role.Kind && one.Id == grant.Role.Id ? [WithoutRight(one, request)] : [one]),
        };

    // Out of every rule that names it, so that the order of several cuts does not matter.
    private static RbacObject WithoutRight(RbacObject role, ResourceRequest request) => role switch
    {
        NamespaceRole local => local with { Rules = local.Rules.SelectMany(rule => WithoutRight(rule, request) ?? [rule]).ToValueList() },
        ClusterRole global => global with { Rules = global.Rules.SelectMany(rule => WithoutRight(rule, request) ?? [rule]).ToValueList() },
        _ => role,
    };

    private static EscalationCut? Subject(ClusterSnapshot cluster, RbacGrant grant) => cluster.Rbac.All.Any(one => one.Id == grant.Binding.Id)
        ? new($"take {grant.Subject.Kind} '{grant.Subject.Name}' out of {grant.Binding.Id}")
        {
            Location = grant.Binding.Origin.Location,
            Apply = one => Replace(one, item => item is RbacBinding binding && binding.Id == grant.Binding.Id ? Without(binding, grant.Subject) : [item]),
        }
        : null;

    private static IEnumerable<RbacObject> Without(RbacBinding binding, Subject subject)
    {
        var left = binding.Subjects.Where(one => one != subject).ToValueList();
        return binding switch
        {
            _ when left.IsEmpty => [],
            RoleBinding local => [local with { Subjects = left }],
            ClusterRoleBinding global => [global with { Subjects = left }],
            _ => [binding],
        };
    }

    private static EscalationCut Policy(AccessGrant entry, PolicyAssociation association) =>
        new($"take {new AccessPolicyRight(association, new RbacRule()).Describe()} away from the access entry of '{entry.Principal}'")
        {
            Location = entry.Origin.Location,
            Apply = cluster => cluster with
            {
                Plan = WithoutPolicy(cluster.Plan, entry, association),
            },
        };

    private static AccessPlan WithoutPolicy(AccessPlan plan, AccessGrant entry, PolicyAssociation association)
    {
        var grants = plan.Grants.Select(grant => grant.Principal == entry.Principal
            ? grant with { Policies = grant.Policies.Where(one => one != association).ToValueList() }
            : grant);
        return (AccessPlan.Build(grants, plan.Mode, plan.CreatorIsAdmin).Value ?? plan) with { CreatorSuffices = plan.CreatorSuffices };
    }

    private static ClusterSnapshot Replace(ClusterSnapshot cluster, Func<RbacObject, IEnumerable<RbacObject>> change) =>
        cluster with { Rbac = new RbacObjects(cluster.Rbac.All.SelectMany(change).ToValueList()) };
}
