namespace EksAccessConstructs.Rbac;

/// <summary>A technique that, with a right in a namespace, reaches every service account of it.</summary>
internal abstract class NamespaceTechnique(string name, string sentence) : Technique(name, sentence)
{
    public sealed override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from @namespace in actor.Places(frontier.OpenNamespaces, @namespace => In(actor, @namespace).Any()).ToList()
        from means in In(actor, @namespace)
        from account in frontier.Accounts(@namespace)
        select new EscalationEdge(account, means);

    /// <summary>What the actor can do in a namespace, whichever service account it is after.</summary>
    protected abstract IEnumerable<EscalationMeans> In(Actor actor, string @namespace);

    /// <summary>Means with this technique's name.</summary>
    protected EscalationMeans Means(string reason, ValueList<AllowedRequest> requests, string? condition = null) => new(Info.Name, reason, requests, condition);
}
