namespace EksAccessConstructs.Rbac;

internal sealed class ExecIntoPods()
    : NamespaceTechnique("exec-into-pods", "Who may run commands or change containers in a pod uses the token of its service account.")
{
    private static readonly (string Verb, string Subresource, string Words)[] Ways =
    [
        ("create", "exec", "may run commands in pods"), ("get", "exec", "may run commands in pods by websocket (before Kubernetes 1.35)"),
        ("patch", "ephemeralcontainers", "may add containers to pods"), ("update", "ephemeralcontainers", "may add containers to pods"),
        ("patch", "", "may change the image of pods"), ("update", "", "may change the image of pods"),
    ];

    private static readonly PowerfulRight ByWebsocket = PowerfulRights.Named("run-in-pods-by-websocket");

    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    protected override IEnumerable<EscalationMeans> In(Actor actor, string @namespace) =>
        from way in Ways
        where way.Verb != "get" || ByWebsocket.IsIn(actor.Version)
        let may = actor.MayForSome(new ResourceRequest(way.Verb, "", "pods", way.Subresource, Namespace: @namespace))
        where may is not null
        select Means($"{way.Words}{Named(may)} in namespace {@namespace}", [may],
            $"{(Named(may) is { Length: > 0 } name ? $"pod{name}" : "a pod")} runs as the service account");
}
