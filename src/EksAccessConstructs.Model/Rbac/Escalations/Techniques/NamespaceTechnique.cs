namespace EksAccessConstructs.Rbac;

/// <summary>A technique that, with a right in a namespace, reaches every service account of it.</summary>
internal abstract class NamespaceTechnique(string name, string sentence) : Technique(name, sentence)
{
    public sealed override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become) =>
        from space in actor.Places(ground.Namespaces, space => In(actor, space).Any())
        let accounts = ground.Accounts(space).Select(account => become(Identity.ServiceAccount(space, account))).Where(account => account.IsOpen).ToList()
        where accounts.Count > 0
        from means in In(actor, space)
        from account in accounts
        select new EscalationEdge(account, means);

    /// <summary>What the actor can do in a namespace, whichever service account it is after.</summary>
    protected abstract IEnumerable<EscalationMeans> In(Actor actor, string space);

    /// <summary>Means with this technique's name.</summary>
    protected EscalationMeans Means(string reason, ValueList<AllowedRequest> requests, string? condition = null) => new(Info.Name, reason, requests, condition);
}
