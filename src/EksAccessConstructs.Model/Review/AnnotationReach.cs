using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>AWS roles that somebody reaches by writing annotations of what is there already.</summary>
internal static class AnnotationReach
{
    /// <summary>The roles, in the order of the ways; none for whoever may do everything anyway.</summary>
    public static IEnumerable<AwsRoleInReach> Of(Actor actor, RoleAnnotationWrites writes) => actor.MayEverything("") is not null ? [] :
        from write in writes.All
        let may = write.Requests.Select(request => May(actor, request)).FirstOrDefault(one => one is not null)
        where may is not null
        let condition = write.PodRequests.Any(request => actor.May(request) is not null) ? null : write.Condition
        let means = new EscalationMeans(write.Technique, $"may {may.Request.Verb} {write.What}", [may], condition)
        select new AwsRoleInReach(write.Role, write.Through, [new EscalationStep(actor.Words, "one who says which AWS roles its pods have", [means])]);

    private static AllowedRequest? May(Actor actor, ResourceRequest request) => request.Name.Length > 0 ? actor.May(request) : actor.MayForSome(request);
}
