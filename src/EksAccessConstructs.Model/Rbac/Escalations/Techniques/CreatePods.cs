namespace EksAccessConstructs.Rbac;

internal sealed class CreatePods()
    : NamespaceTechnique("create-pods", "Who may create pods, or what creates pods, runs them as any service account of the namespace.")
{
    protected override IEnumerable<EscalationMeans> In(Actor actor, string @namespace) =>
        from kind in Workloads.WithPods
        let may = actor.May(new ResourceRequest("create", kind.Group, kind.Resource, Namespace: @namespace))
        where may is not null
        select Means($"may create {kind.Resource} in namespace {@namespace}, which run as any service account there", [may]);
}
