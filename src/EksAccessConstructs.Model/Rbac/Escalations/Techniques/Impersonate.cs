namespace EksAccessConstructs.Rbac;

internal sealed class Impersonate() : Technique("impersonate", "Who may impersonate an identity has its rights; a group needs a user beside it.")
{
    private const string Anybody = "anybody";

    public override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become)
    {
        var accounts = ground.AllAccounts.SelectMany(account => OneAccount(actor, account, become)).ToList();
        var users = Candidates(actor, "users", ground.Users)
            .Where(user => new Identity(user, []).AsServiceAccount() is null)
            .SelectMany(user => OneUser(actor, user, become));
        return accounts.Concat(users).Concat(Groups(actor, ground, accounts.FirstOrDefault(), become));
    }

    private IEnumerable<EscalationEdge> OneAccount(Actor actor, (string Namespace, string Name) account, Func<Identity, Actor> become) =>
        actor.May(new ResourceRequest("impersonate", "", "serviceaccounts", Name: account.Name, Namespace: account.Namespace)) is { } may
            ? [Edge(become(Identity.ServiceAccount(account.Namespace, account.Name)),
                $"may impersonate service account {account.Namespace}/{account.Name}", [may])]
            : [];

    private IEnumerable<EscalationEdge> OneUser(Actor actor, string user, Func<Identity, Actor> become) => May(actor, "users", user) is { } may
        ? [Edge(become(Identity.Of(user)), $"may impersonate user '{user}'", [may])]
        : [];

    // Each group alone, then all of them together: rights of several groups may add up.
    private IEnumerable<EscalationEdge> Groups(Actor actor, EscalationGround ground, EscalationEdge? account, Func<Identity, Actor> become)
    {
        var user = actor.MayForSome(new ResourceRequest("impersonate", "", "users")) ?? account?.Means.Requests[0];
        var candidates = user is null ? [] : Candidates(actor, "groups", ground.Groups);
        var groups = candidates.Select(group => (Name: group, May: May(actor, "groups", group))).Where(group => group.May is not null).ToList();
        var sets = groups.Select(group => new[] { group }).Concat(groups.Count > 1 ? [[.. groups]] : []);
        return sets.Select(set => Edge(
            become(Identity.Of(Name(user, account), [.. set.Select(group => group.Name)])),
            $"may impersonate {(set is [var one] ? $"group '{one.Name}'" : $"groups {string.Join(", ", set.Select(group => $"'{group.Name}'"))}")}",
            [.. new[] { user }.Concat(set.Select(group => group.May)).OfType<AllowedRequest>()]));
    }

    private static string Name(AllowedRequest? user, EscalationEdge? account) => user?.Request switch
    {
        ResourceRequest { Resource: "users", Name: Actor.AnyName } => Anybody,
        ResourceRequest { Resource: "users" } named => named.Name,
        _ => account?.To?.Identity.User ?? Anybody,
    };

    private static AllowedRequest? May(Actor actor, string resource, string name) => actor.May(new ResourceRequest("impersonate", "", resource, Name: name));

    private static IEnumerable<string> Candidates(Actor actor, string resource, ValueList<string> known) =>
        known.Concat(actor.NamesIn(new ResourceRequest("impersonate", "", resource))).Distinct(StringComparer.Ordinal);
}
