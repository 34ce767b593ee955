namespace EksAccessConstructs.Rbac;

internal sealed class ProxyToNodes() : Technique(
    "proxy-to-nodes", "Who may use nodes/proxy speaks to the kubelet, which runs commands in every pod of the node without asking the API server.")
{
    private static readonly string[] Verbs = ["get", "create"];

    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from verb in Verbs
        let may = actor.MayForSome(new ResourceRequest(verb, "", "nodes", "proxy"))
        where may is not null
        from account in frontier.AllAccounts
        select Edge(
            account,
            $"may {verb} nodes/proxy{Named(may)}, so runs commands in pods through the kubelet",
            [may],
            $"a pod of the service account runs on {(Named(may) is { Length: > 0 } name ? $"node{name}" : "a node")}");
}
