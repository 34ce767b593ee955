namespace EksAccessConstructs.Rbac;

internal sealed class WriteTokenSecret() : NamespaceTechnique(
    "write-token-secret",
    "Who may create and read Secrets makes one of type kubernetes.io/service-account-token, "
        + "which Kubernetes fills with a token of the service account it names.")
{
    protected override IEnumerable<EscalationMeans> In(Actor actor, string @namespace)
    {
        var secrets = new ResourceRequest("create", "", "secrets", Namespace: @namespace);
        return actor.May(secrets) is { } create && Read(actor, secrets) is { } read
            ? [Means($"may create and {read.Request.Verb} Secrets in namespace {@namespace}, so can have one filled with a token", [create, read])]
            : [];
    }

    private static AllowedRequest? Read(Actor actor, ResourceRequest secrets) =>
        actor.MayForSome(secrets with { Verb = "get" }) ?? actor.May(secrets with { Verb = "list" }) ?? actor.May(secrets with { Verb = "watch" });
}
