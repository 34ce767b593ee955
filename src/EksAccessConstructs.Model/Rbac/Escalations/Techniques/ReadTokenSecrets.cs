namespace EksAccessConstructs.Rbac;

internal sealed class ReadTokenSecrets() : Technique("read-token-secrets", "Who may read Secrets reads the tokens of service accounts that are kept in Secrets.")
{
    private const string Condition = "a Secret holds a token of the service account (before Kubernetes 1.24 each had one)";

    public override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become) =>
        from space in actor.Places(ground.Namespaces, space => All(actor, space) is not null || actor.NamesIn(Secrets("get", "", space)).Any())
        where !ground.Accounts(space).IsEmpty
        let all = All(actor, space)
        from account in ground.Accounts(space)
        let may = all ?? OneOf(actor, space, account)
        where may is not null
        select Edge(become(Identity.ServiceAccount(space, account)), $"may {may.Request.Verb} Secrets{Named(may)} in namespace {space}", [may], Condition);

    private static AllowedRequest? All(Actor actor, string space) =>
        actor.May(Secrets("list", "", space)) ?? actor.May(Secrets("watch", "", space)) ?? actor.May(Secrets("get", Actor.AnyName, space));

    // A rule for one Secret helps where the Secret is called as the token of the account.
    private static AllowedRequest? OneOf(Actor actor, string space, string account) => actor.NamesIn(Secrets("get", "", space))
        .Where(name => name.StartsWith($"{account}-token", StringComparison.Ordinal)).Select(name => actor.May(Secrets("get", name, space))).FirstOrDefault(one => one is not null);

    private static ResourceRequest Secrets(string verb, string name, string space) => new(verb, "", "secrets", Name: name, Namespace: space);
}
