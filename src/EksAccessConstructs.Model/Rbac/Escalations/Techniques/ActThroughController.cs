namespace EksAccessConstructs.Rbac;

internal sealed class ActThroughController()
    : Technique("act-through-controller", "Who may write the objects that a controller acts on makes it do what its own service account may.")
{
    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from power in PowerRequests.All
        where !power.Right.Accounts.IsEmpty && power.Right.IsIn(actor.Version) && power.MayBeHeldBy(actor)
        from account in power.Right.Accounts
        where frontier.Ground.IsKnown(account)
        let requests = power.HeldAnywhere(actor, frontier.Ground.Namespaces)
        where requests is not null
        select Edge(
            frontier.Become(Identity.ServiceAccount(account.Namespace, account.Name)),
            power.Reason(requests.Value), requests.Value, power.Condition ?? "the controller looks at the object");
}
