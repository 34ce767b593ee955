namespace EksAccessConstructs.Rbac;

internal sealed class ChangeOnAdmission()
    : Technique("change-on-admission", "Who may write mutating webhooks sees and changes what others write, new bindings included.")
{
    private static readonly string[] Verbs = ["create", "patch", "update"];

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from verb in Verbs
        let request = new ResourceRequest(verb, "admissionregistration.k8s.io", "mutatingwebhookconfigurations")
        let may = verb == "create" ? actor.May(request) : actor.MayForSome(request)
        where may is not null
        select Edge(null, $"may {verb} mutating webhook configurations{Named(may)}", [may], "an administrator or controller writes while the webhook answers");
}
