namespace EksAccessConstructs.Rbac;

internal sealed class CreateToken() : Technique("create-token", "Who may create serviceaccounts/token gets a token of the service account.")
{
    public override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become) =>
        from account in ground.AllAccounts
        let may = actor.May(new ResourceRequest("create", "", "serviceaccounts", "token", account.Name, account.Namespace))
        where may is not null
        select Edge(become(Identity.ServiceAccount(account.Namespace, account.Name)),
            $"may create a token of service account {account.Namespace}/{account.Name}", [may]);
}
