namespace EksAccessConstructs.Rbac;

internal sealed class ReadTokenSecrets()
    : Technique("read-token-secrets", "Who may read Secrets reads the tokens of service accounts that are kept in Secrets.")
{
    private const string Condition = "a Secret holds a token of the service account (before Kubernetes 1.24 each had one)";

    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from @namespace in actor.Places(
            frontier.OpenNamespaces, @namespace => All(actor, @namespace) is not null || actor.NamesIn(Secrets("get", "", @namespace)).Any())
        let all = All(actor, @namespace)
        from account in frontier.Accounts(@namespace)
        let may = all ?? OneOf(actor, @namespace, account.Account.Name)
        where may is not null
        select Edge(
            account, $"may {may.Request.Verb} Secrets{Named(may)} in namespace {@namespace}", [may], Condition);

    private static AllowedRequest? All(Actor actor, string @namespace) =>
        actor.May(Secrets("list", "", @namespace)) ?? actor.May(Secrets("watch", "", @namespace)) ?? actor.May(Secrets("get", Actor.AnyName, @namespace));

    // A rule for one Secret helps where the Secret is called as the token of the account.
    private static AllowedRequest? OneOf(Actor actor, string @namespace, string account) => actor.NamesIn(Secrets("get", "", @namespace))
        .Where(name => name.StartsWith($"{account}-token", StringComparison.Ordinal))
        .Select(name => actor.May(Secrets("get", name, @namespace)))
        .FirstOrDefault(one => one is not null);

    private static ResourceRequest Secrets(string verb, string name, string @namespace) => new(verb, "", "secrets", Name: name, Namespace: @namespace);
}
