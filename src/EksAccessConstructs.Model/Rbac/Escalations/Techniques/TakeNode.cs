namespace EksAccessConstructs.Rbac;

internal sealed class TakeNode()
    : Technique("take-node", "Who may create pods anywhere can run a privileged one and take the node with the tokens of all pods on it.")
{
    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        var may = actor.Places(frontier.Ground.Namespaces, @namespace => May(actor, @namespace) is not null)
            .Select(@namespace => May(actor, @namespace))
            .FirstOrDefault(one => one is not null);
        return may?.Request is not ResourceRequest request
            ? []
            : frontier.AllAccounts.Where(account => account.Account.Namespace != request.Namespace).Select(account => Edge(
                account,
                $"may create {request.Resource} in namespace {request.Namespace}, a privileged one of which takes its node",
                [may],
                "Pod Security lets a privileged pod in, and a pod of the service account runs on a node"));
    }

    private static AllowedRequest? May(Actor actor, string @namespace) =>
        Workloads.WithPods.Select(kind => actor.May(new ResourceRequest("create", kind.Group, kind.Resource, Namespace: @namespace)))
            .FirstOrDefault(one => one is not null);
}
