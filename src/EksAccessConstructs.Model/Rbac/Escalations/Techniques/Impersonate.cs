namespace EksAccessConstructs.Rbac;

internal sealed class Impersonate() : Technique("impersonate", "Who may impersonate an identity has its rights; a group needs a user beside it.")
{
    private const string Anybody = "anybody";

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        var accounts = frontier.AllAccounts.SelectMany(account => OneAccount(actor, account));
        var users = Candidates(actor, "users", frontier.Ground.Users)
            .Where(user => new Identity(user, []).AsServiceAccount() is null)
            .SelectMany(user => OneUser(actor, user, frontier));
        return accounts.Concat(users).Concat(Groups(actor, frontier));
    }

    private IEnumerable<EscalationEdge> OneAccount(Actor actor, Actor account) =>
        MayAccount(actor, account.Account) is { } may
            ? [Edge(account, $"may impersonate {account.Words}", [may])]
            : [];

    private IEnumerable<EscalationEdge> OneUser(Actor actor, string user, Frontier frontier) => May(actor, "users", user) is { } may
        ? [Edge(frontier.Become(Identity.Of(user)), $"may impersonate user '{user}'", [may])]
        : [];

    // Each group alone, then all of them together: rights of several groups may add up.
    private IEnumerable<EscalationEdge> Groups(Actor actor, Frontier frontier)
    {
        var groups = Candidates(actor, "groups", frontier.Ground.Groups)
            .Select(group => (Name: group, May: May(actor, "groups", group))).Where(group => group.May is not null).ToList();
        var user = groups.Count == 0 ? null : actor.MayForSome(new ResourceRequest("impersonate", "", "users")) ?? AnyAccount(actor, frontier.Ground);
        if (user is null)
        {
            return [];
        }

        var sets = groups.Select(group => new[] { group }).Concat(groups.Count > 1 ? [[.. groups]] : []);
        return sets.Select(set => Edge(
            frontier.Become(Identity.Of(Name(user), [.. set.Select(group => group.Name)])),
            $"may impersonate {(set is [var one] ? $"group '{one.Name}'" : $"groups {string.Join(", ", set.Select(group => $"'{group.Name}'"))}")}",
            [user, .. set.Select(group => group.May).OfType<AllowedRequest>()]));
    }

    // A service account is a user beside the groups too, one that was reached before included.
    private static AllowedRequest? AnyAccount(Actor actor, EscalationGround ground) =>
        ground.AllAccounts.Select(account => MayAccount(actor, account)).FirstOrDefault(may => may is not null);

    private static AllowedRequest? MayAccount(Actor actor, (string Namespace, string Name) account) =>
        actor.May(new ResourceRequest("impersonate", "", "serviceaccounts", Name: account.Name, Namespace: account.Namespace));

    private static string Name(AllowedRequest user) => user.Request switch
    {
        ResourceRequest { Resource: "serviceaccounts" } account => Identity.ServiceAccountUser(account.Namespace, account.Name),
        ResourceRequest { Name: not Actor.AnyName } named => named.Name,
        _ => Anybody,
    };

    private static AllowedRequest? May(Actor actor, string resource, string name) => actor.May(new ResourceRequest("impersonate", "", resource, Name: name));

    private static IEnumerable<string> Candidates(Actor actor, string resource, ValueList<string> known) => actor.MayPerhaps("impersonate", "", resource)
        ? known.Concat(actor.NamesIn(new ResourceRequest("impersonate", "", resource))).Distinct(StringComparer.Ordinal)
        : [];
}
