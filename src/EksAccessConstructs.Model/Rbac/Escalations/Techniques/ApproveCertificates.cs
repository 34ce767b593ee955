namespace EksAccessConstructs.Rbac;

internal sealed class ApproveCertificates() : Technique(
    "approve-certificates", "Who may request and approve client certificates becomes any user or member of any group but system:masters.")
{
    private const string Group = "certificates.k8s.io";
    private const string Signer = "kubernetes.io/kube-apiserver-client";
    private const string Condition = "the cluster signs client certificates (EKS does not: its signers are for serving alone)";

    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        if (Allowed(actor) is not { } requests)
        {
            return [];
        }

        var users = frontier.Ground.Users.Select(user => (Words: $"user '{user}'", Identity: Identity.Of(user)));
        var groups = frontier.Ground.Groups.Where(group => group != Identity.MastersGroup)
            .Select(group => (Words: $"group '{group}'", Identity: Identity.Of("anybody", group)));
        return users.Concat(groups)
            .Select(one => Edge(frontier.Become(one.Identity), $"may request and approve a client certificate of {one.Words}", requests, Condition));
    }

    private static ValueList<AllowedRequest>? Allowed(Actor actor)
    {
        var requests = new ResourceRequest("create", Group, "certificatesigningrequests");
        var create = actor.May(requests);
        var approvals = requests with { Subresource = "approval" };
        var approval = actor.MayForSome(approvals with { Verb = "update" }) ?? actor.MayForSome(approvals with { Verb = "patch" });
        var signer = actor.May(new ResourceRequest("approve", Group, "signers", Name: Signer))
            ?? actor.May(new ResourceRequest("approve", Group, "signers", Name: "kubernetes.io/*"));
        return create is not null && approval is not null && signer is not null ? [create, approval, signer] : null;
    }
}
