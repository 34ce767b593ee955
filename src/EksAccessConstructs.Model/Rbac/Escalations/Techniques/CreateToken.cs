namespace EksAccessConstructs.Rbac;

internal sealed class CreateToken() : Technique("create-token", "Who may create serviceaccounts/token gets a token of the service account.")
{
    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier) =>
        from account in frontier.AllAccounts
        let may = actor.May(new ResourceRequest("create", "", "serviceaccounts", "token", account.Account.Name, account.Account.Namespace))
        where may is not null
        select Edge(account, $"may create a token of {account.Words}", [may]);
}
