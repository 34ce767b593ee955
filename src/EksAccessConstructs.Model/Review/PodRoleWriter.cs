using EksAccessConstructs.Authorization;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>Somebody who may write an annotation that says which AWS roles pods have.</summary>
/// <param name="Who">The principal or subject.</param>
/// <param name="May">What they may do, such as <c>patch namespace shop</c>.</param>
/// <param name="Role">The role that pods get then, or what is known of it.</param>
/// <param name="Through">What gives it to them.</param>
public sealed record PodRoleWriter(string Who, string May, string Role, string Through)
{
    /// <summary>Everybody who may, without those who may do everything.</summary>
    /// <param name="authorizer">The cluster.</param>
    public static ValueList<PodRoleWriter> Of(EksAuthorizer authorizer)
    {
        ArgumentNullException.ThrowIfNull(authorizer);
        var writes = new RoleAnnotationWrites(authorizer.Snapshot.Pods);
        return (from write in writes.All.Concat(writes.OfNewPods)
                from able in write.Requests.SelectMany(request => Able(authorizer, request)).DistinctBy(one => one.Who)
                select new PodRoleWriter(able.Who, $"{able.Verb} {write.What}", write.Role, write.Through)).ToValueList();
    }

    private static IEnumerable<(string Who, string Verb)> Able(EksAuthorizer authorizer, AccessRequest request)
    {
        var answer = authorizer.WhoCan(request);
        var principals = answer.Principals.Where(one => one.Decision is Decision.Allowed allowed && !IsOfEverything(allowed.By)).Select(one => one.Who);
        var subjects = answer.Subjects.Subjects.Where(one => one.CanExist && !one.By.Any(IsOfEverything)).Select(one => Words(one.Subject));
        return principals.Concat(subjects).Select(who => (who, request.Verb));
    }

    private static bool IsOfEverything(DecisionSource source) => source switch
    {
        MastersMembership => true,
        RbacGrant grant => grant.Namespace is null && grant.Rule.GivesEverything,
        AccessPolicyRight right => right.Association.IsClusterAdmin,
        RightThroughAuthentication through => IsOfEverything(through.Right),
        _ => false,
    };

    private static string Words(Subject subject) => $"{subject.Kind} {(subject.Namespace is { Length: > 0 } space ? $"{space}/{subject.Name}" : subject.Name)}";
}
