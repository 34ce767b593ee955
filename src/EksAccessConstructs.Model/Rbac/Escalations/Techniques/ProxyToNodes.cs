namespace EksAccessConstructs.Rbac;

internal sealed class ProxyToNodes() : Technique(
    "proxy-to-nodes", "Who may use nodes/proxy speaks to the kubelet, which runs commands in every pod of the node without asking the API server.")
{
    private static readonly string[] Verbs = ["get", "create"];

    public override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become) =>
        from verb in Verbs
        let may = actor.MayForSome(new ResourceRequest(verb, "", "nodes", "proxy"))
        where may is not null
        from account in ground.AllAccounts
        select Edge(
            become(Identity.ServiceAccount(account.Namespace, account.Name)),
            $"may {verb} nodes/proxy{Named(may)}, so runs commands in pods through the kubelet",
            [may],
            $"a pod of the service account runs on {(Named(may) is { Length: > 0 } name ? $"node{name}" : "a node")}");
}
